using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What became of messages is seen by those who look after their readers, as far as it is theirs.</summary>
public abstract class MessageReaderTests(StoreHouse house) : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await SomeMessages.BeginAsync(house);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Theory]
    [InlineData("province-50", "dao nok")]
    [InlineData("province-90", "yo")]
    [InlineData("office-north", "dao nok province-50")]
    [InlineData("staff", "dao nok office-north province-50 staff yo")]
    [InlineData("admin", "dao nok office-north province-50 staff yo")]
    [InlineData("nok", null)]
    [InlineData("deputy", null)]
    public async Task Offices_see_those_of_their_area_and_headquarters_all(string viewer, string? seen)
    {
        foreach (var person in (string[])["nok", "dao", "yo", "province-50", "office-north", "staff"])
        {
            await SomeMessages.SendAsync(house, person);
        }

        var log = await LogAsync(viewer);

        Assert.Equal(seen, log is null ? null : string.Join(' ', log.Messages.Select(PersonOf).Order()));
        Assert.Equal(seen?.Split(' ').Length, log?.Total);
        Assert.Equal(seen?.Split(' ').Length, log?.Today[MessageGroup.Arrived]);
    }

    [Theory]
    [InlineData("province-50", "คุณ nok", "nok@example.org", KeptText.There, null)]
    [InlineData("admin", "คุณ nok", "nok@example.org", KeptText.There, "550 5.1.1 no such user")]
    [InlineData("staff", null, null, KeptText.ForOthers, null)]
    public async Task Name_address_and_text_are_for_those_who_may_help_the_reader(
        string viewer, string? name, string? address, KeptText kept, string? reason)
    {
        var key = await SomeMessages.SendAsync(house, "nok");
        SomeMessages.Keep(house, key, "nok", "เรียน คุณ nok");

        var story = (await FindAsync(viewer, key)).Story!;

        Assert.Equal((name, address), (story.Message.To.Name, story.Message.To.Address));
        Assert.Equal((kept, reason), (story.Kept, story.Reason));
        Assert.Equal(kept == KeptText.There ? "เรียน คุณ nok" : null, story.Text);
        var post = Assert.Single(story.Message.To.Posts);
        Assert.Equal((Role.Coordinator, "ต.บ้านใหม่ อ.เมือง จ.เชียงใหม่"), (post.Role, post.Place!.Th));
        Assert.Equal(name, Assert.Single((await LogAsync(viewer))!.Messages).To.Name);
    }

    [Fact]
    public async Task A_message_of_somebody_elsewhere_exists_and_is_not_shown()
    {
        var key = await SomeMessages.SendAsync(house, "yo");

        Assert.Equal(new MessageSight(Exists: true, Story: null), await FindAsync("province-50", key));
        Assert.Equal(new MessageSight(Exists: true, Story: null), await FindAsync("yo", key));
        Assert.Equal(new MessageSight(Exists: false, Story: null), await FindAsync("admin", "digest-nothing"));
    }

    [Fact]
    public async Task A_code_leaves_no_text_even_where_one_was_kept_and_the_key_that_stops_mails_is_not_shown()
    {
        var code = await SomeMessages.SendAsync(house, "nok", kind: MessageKind.SignInCode);
        SomeMessages.Keep(house, code, "nok", "123456");
        var digest = await SomeMessages.SendAsync(house, "nok");
        SomeMessages.Keep(house, digest, "nok", "https://one.example.org/stop/secret-of-nok");
        house.Ask("""UPDATE people SET "UnsubscribeKey" = 'secret-of-nok' WHERE "Id" = 'nok'""");

        var story = (await FindAsync("admin", code)).Story!;

        Assert.Equal((KeptText.Never, null, null), (story.Kept, story.Text, story.Message.Subject));
        Assert.Equal("https://one.example.org/stop/…", (await FindAsync("admin", digest)).Story!.Text);
        await house.Contents.ForgetAsync(StoreHouse.Now.AddDays(1), 10, Stop);
        Assert.Equal(KeptText.Gone, (await FindAsync("admin", digest)).Story!.Kept);
    }

    [Theory]
    [InlineData("staff", "500101", "nok")]
    [InlineData("staff", "ดอยสุเทพ", "dao")]
    [InlineData("staff", "เชียงใหม่", "dao nok province-50")]
    [InlineData("staff", "50", "dao nok province-50")]
    [InlineData("staff", "NORTH", "office-north")]
    [InlineData("staff", "คุณ nok", "")]
    [InlineData("admin", "คุณ NOK", "nok")]
    [InlineData("province-50", "คุณ nok", "nok")]
    [InlineData("province-50", "คุณ yo", "")]
    [InlineData("province-50", "เกาะยอ", "")]
    [InlineData("province-50", "  ", "dao nok")]
    public async Task One_looks_for_places_and_for_names_that_one_may_know(string viewer, string words, string found)
    {
        foreach (var person in (string[])["nok", "dao", "yo", "province-50", "office-north"])
        {
            await SomeMessages.SendAsync(house, person);
        }

        var log = (await LogAsync(viewer, new MessageFilter(Words: words)))!;

        Assert.Equal(found, string.Join(' ', log.Messages.Select(PersonOf).Order()));
    }

    [Fact]
    public async Task One_looks_for_states_and_kinds_and_todays_are_counted_whatever_one_looks_for()
    {
        await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Unknown);
        await SomeMessages.SendAsync(house, "dao", CarrierVerdict.Bounced);
        await SomeMessages.SendAsync(house, "yo", CarrierVerdict.Failed);
        await SomeMessages.SendAsync(house, "yo", kind: MessageKind.SignInCode);
        await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Unknown, daysAgo: 1);

        Assert.Equal(
            ["digest-2026-11-24-nok", "digest-2026-11-23-nok"],
            await KeysAsync(new MessageFilter(MessageGroup.Unknown)));
        Assert.Equal(
            ["digest-2026-11-24-dao", "digest-2026-11-24-yo"],
            (await KeysAsync(new MessageFilter(MessageGroup.NotSent))).Order());
        Assert.Equal(
            ["signincode-2026-11-24-yo"],
            await KeysAsync(new MessageFilter(Kind: MessageKind.SignInCode)));
        Assert.Empty(await KeysAsync(new MessageFilter(Kind: MessageKind.RedRisk)));
        Assert.Equal(
            [(MessageGroup.Arrived, 1), (MessageGroup.NotSent, 2), (MessageGroup.Unknown, 1)],
            (await LogAsync("admin", new MessageFilter(MessageGroup.Held)))!.Today
                .Select(t => (t.Key, t.Value)).Order());
    }

    [Fact]
    public async Task They_come_newest_first_and_page_by_page_each_once()
    {
        List<string> newestFirst = [];
        foreach (var (daysAgo, minute) in
            ((int, int)[])[(0, 7), (0, 5), (0, 5), (1, 9), (9, 0), (11, 0), (99, 0), (500, 1), (500, 0)])
        {
            newestFirst.Add(await SomeMessages.SendAsync(
                house, newestFirst.Count == 2 ? "dao" : minute % 2 == 0 ? "nok" : "yo", CarrierVerdict.Delivered,
                daysAgo, minute, newestFirst.Count == 0 ? MessageKind.AccountLetter : MessageKind.Digest));
        }

        (newestFirst[1], newestFirst[2]) = (SomeMessages.KeyOf("yo"), SomeMessages.KeyOf("dao"));
        List<string> seen = [];
        MessagePlace? after = null;
        do
        {
            var page = (await LogAsync("staff", new MessageFilter(), after, most: 2))!;
            Assert.Equal(newestFirst.Count, page.Total);
            Assert.InRange(page.Messages.Count, 1, 2);
            seen.AddRange(page.Messages.Select(m => m.Key));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(newestFirst, seen);
    }

    private async Task<IEnumerable<string>> KeysAsync(MessageFilter filter) =>
        (await LogAsync("admin", filter))!.Messages.Select(m => m.Key);

    private async Task<MessageLog?> LogAsync(
        string viewer, MessageFilter? filter = null, MessagePlace? after = null, int most = 25) =>
        await house.Messages.LogAsync(
            await SomeMessages.ViewerAsync(house, viewer), filter ?? new(), after, most, StoreHouse.Today, Stop);

    private async Task<MessageSight> FindAsync(string viewer, string key) => await house.Messages.FindAsync(
        await SomeMessages.ViewerAsync(house, viewer), key, StoreHouse.Today, Stop);

    private static string PersonOf(LoggedMessage message) => message.Key["digest-2026-11-24-".Length..];

    public sealed class InAFolder() : MessageReaderTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : MessageReaderTests(StoreHouse.On(server));
}
