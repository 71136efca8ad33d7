using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.SignIn;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

public abstract class SignInTests(StoreHouse house) : IAsyncDisposable
{
    private const string Known = "daw@example.org";
    private const string Shared = "office@example.org";

    private static readonly SignInSettings Limits = new() { MostRequestsOfNetwork = 40 };

    private static readonly DateTimeOffset Now = StoreHouse.Now;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_code_lets_one_in_once_and_is_spent_then()
    {
        var (browser, code) = await AskForCodeAsync(Known);

        var answer = await TryAsync(browser, code.Code);

        Assert.Equal(SignInOutcome.Entered, answer.Outcome);
        Assert.Equal(
            new SessionState(new PersonId("p-daw"), false),
            await house.Sessions.FindAsync(answer.Session!.Token, Now, Stop));
        Assert.Equal(SignInOutcome.NothingAsked, (await TryAsync(browser, code.Code)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await FollowAsync(code.Link)).Outcome);
    }

    [Fact]
    public async Task A_link_lets_one_in_once_on_any_device_and_looking_at_it_changes_nothing()
    {
        var (_, code) = await AskForCodeAsync(Known);
        var before = Rows();

        Assert.Equal("d•••••w@example.org", await house.SignIns.LookAtLinkAsync(code.Link, Now, Stop));
        Assert.Equal(before, Rows());
        Assert.Equal(SignInOutcome.Entered, (await FollowAsync(code.Link)).Outcome);
        Assert.Null(await house.SignIns.LookAtLinkAsync(code.Link, Now, Stop));
        Assert.Equal(SignInOutcome.Wrong, (await FollowAsync(code.Link)).Outcome);
    }

    [Fact]
    public async Task Of_many_presses_at_once_one_lets_in()
    {
        var (browser, code) = await AskForCodeAsync(Known);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? TryAsync(browser, code.Code) : FollowAsync(code.Link)));

        Assert.Single(answers, a => a.Outcome == SignInOutcome.Entered);
        Assert.Equal(["1"], house.Ask("SELECT count(*) FROM sessions"));
    }

    [Fact]
    public async Task A_code_ends_after_a_quarter_of_an_hour()
    {
        var (browser, code) = await AskForCodeAsync(Known);

        Assert.Equal(SignInOutcome.Expired, (await TryAsync(browser, code.Code, minute: 15)).Outcome);
        Assert.Equal(SignInOutcome.Expired, (await FollowAsync(code.Link, minute: 15)).Outcome);
        Assert.Equal(SignInOutcome.Entered, (await TryAsync(browser, code.Code, minute: 14)).Outcome);
    }

    [Fact]
    public async Task The_sixth_try_is_refused_even_with_the_right_code()
    {
        var (browser, code) = await AskForCodeAsync(Known);
        var wrong = code.Code == "123456" ? "654321" : "123456";
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(SignInOutcome.Wrong, (await TryAsync(browser, wrong)).Outcome);
        }

        Assert.Equal(SignInOutcome.TriedTooOften, (await TryAsync(browser, code.Code)).Outcome);
        Assert.Equal(SignInOutcome.Entered, (await FollowAsync(code.Link)).Outcome);
    }

    [Fact]
    public async Task Tries_at_the_same_moment_are_all_counted()
    {
        var (browser, code) = await AskForCodeAsync(Known);
        var wrong = code.Code == "123456" ? "654321" : "123456";

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TryAsync(browser, wrong)));

        Assert.Equal(5, answers.Count(a => a.Outcome == SignInOutcome.Wrong));
        Assert.Equal(7, answers.Count(a => a.Outcome == SignInOutcome.TriedTooOften));
    }

    [Fact]
    public async Task Known_and_unknown_leave_one_row_each_and_answer_alike()
    {
        await SettleAsync();

        var known = await AskAsync(Known);
        var unknown = await AskAsync("nobody@example.org");

        Assert.Equal(["2"], house.Ask("SELECT count(*) FROM sign_ins"));
        Assert.Equal(known!.Length, unknown!.Length);
        Assert.Equal("p-daw", Assert.Single(await house.SignInPost.TakeAsync(Now, Stop)).To.Id.Value);
        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(unknown, "123456")).Outcome);
        for (var i = 0; i < 4; i++)
        {
            await TryAsync(unknown, "123456");
        }

        Assert.Equal(SignInOutcome.TriedTooOften, (await TryAsync(unknown, "123456")).Outcome);
    }

    [Fact]
    public async Task Nothing_that_lets_anybody_in_stands_in_the_store()
    {
        var (browser, code) = await AskForCodeAsync(Known);
        await house.SignInPost.NoteAsync(code.Id, Now, Stop);
        await AskAsync("nobody@example.org");
        await house.SignInPost.TakeAsync(Now, Stop);
        var rows = Rows();
        var answer = await FollowAsync(code.Link);
        rows += Rows() + string.Join('\n', house.Ask("SELECT * FROM sessions"));

        foreach (var secret in new[]
        {
            browser, code.Code, code.Link, answer.Session!.Token, Known, "nobody@example.org",
        })
        {
            Assert.DoesNotContain(secret, rows, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_new_code_replaces_only_the_one_that_the_same_browser_asked_for()
    {
        var (mine, first) = await AskForCodeAsync(Known);
        var (_, foreign) = await AskForCodeAsync(Known);
        var again = await AskAsync(Known, former: mine);
        var second = Assert.Single(await house.SignInPost.TakeAsync(Now, Stop));

        Assert.Equal(SignInOutcome.Spent, (await TryAsync(mine, first.Code)).Outcome);
        Assert.Equal(SignInOutcome.Spent, (await FollowAsync(first.Link)).Outcome);
        Assert.Equal(SignInOutcome.Entered, (await FollowAsync(foreign.Link)).Outcome);
        Assert.Equal(SignInOutcome.Entered, (await TryAsync(again!, second.Code)).Outcome);
    }

    [Fact]
    public async Task A_code_is_good_in_the_browser_alone_that_asked_for_it()
    {
        var (_, code) = await AskForCodeAsync(Known);
        var (other, _) = await AskForCodeAsync(Known);

        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(other, code.Code)).Outcome);
        Assert.Equal(SignInOutcome.NothingAsked, (await TryAsync("invented", code.Code)).Outcome);
    }

    [Fact]
    public async Task An_address_is_sent_five_codes_an_hour_and_nobody_is_told_of_the_sixth()
    {
        await SettleAsync();
        var browsers = new List<string?>();
        for (var i = 0; i < 6; i++)
        {
            browsers.Add(await AskAsync(Known));
        }

        Assert.Equal(5, (await house.SignInPost.TakeAsync(Now, Stop)).Count);
        Assert.DoesNotContain(null, browsers);
        await AskAsync(Known, minute: 61);
        Assert.Single(await house.SignInPost.TakeAsync(Now.AddMinutes(61), Stop));
    }

    [Fact]
    public async Task Too_many_from_one_network_address_are_told_to_wait_and_others_are_not()
    {
        await SettleAsync();
        await Task.WhenAll(
            Enumerable.Range(0, Limits.MostRequestsOfNetwork).Select(n => AskAsync($"n{n}@example.org")));

        Assert.Null(await AskAsync(Known));
        Assert.NotNull(await AskAsync(Known, network: "192.0.2.9"));
        Assert.NotNull(await AskAsync(Known, minute: 61));
    }

    [Fact]
    public async Task Tries_codes_and_requests_are_counted_across_a_restart()
    {
        var (browser, code) = await AskForCodeAsync(Known);
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(browser, code.Code == "123456" ? "654321" : "123456");
        }

        for (var i = 0; i < 4; i++)
        {
            await AskAsync(Known);
        }

        await house.SignInPost.TakeAsync(Now, Stop);
        await house.ReopenAsync();

        Assert.Equal(SignInOutcome.TriedTooOften, (await TryAsync(browser, code.Code)).Outcome);
        await AskAsync(Known);
        Assert.Empty(await house.SignInPost.TakeAsync(Now, Stop));
        await Task.WhenAll(
            Enumerable.Range(0, Limits.MostRequestsOfNetwork).Select(n => AskAsync($"n{n}@example.org")));
        await house.ReopenAsync();
        Assert.Null(await AskAsync(Known));
    }

    [Fact]
    public async Task Who_shares_an_address_says_who_one_is_and_cannot_be_anybody_else()
    {
        var (browser, code) = await AskForCodeAsync(Shared);

        var proved = await TryAsync(browser, code.Code, isOwnDevice: true);

        Assert.Equal(SignInOutcome.Choose, proved.Outcome);
        Assert.Equal(["p-one", "p-two"], proved.People.Select(p => p.Id.Value));
        Assert.Equal(Shared, code.To.Name);
        Assert.Equal(
            SignInOutcome.NothingAsked,
            (await house.SignIns.ChooseAsync(browser, new PersonId("p-one"), Now, Stop)).Outcome);
        Assert.Equal(
            SignInOutcome.Wrong,
            (await house.SignIns.ChooseAsync(proved.Browser!, new PersonId("p-daw"), Now, Stop)).Outcome);
        var entered = await house.SignIns.ChooseAsync(proved.Browser!, new PersonId("p-two"), Now, Stop);
        Assert.Equal(("p-two", true), (entered.Session!.Person.Value, entered.Session.IsOwnDevice));
        Assert.Equal(
            SignInOutcome.NothingAsked,
            (await house.SignIns.ChooseAsync(proved.Browser!, new PersonId("p-one"), Now, Stop)).Outcome);
    }

    [Fact]
    public async Task What_was_not_sent_is_sent_again_with_another_code()
    {
        var (browser, lost) = await AskForCodeAsync(Known);
        Assert.Empty(await house.SignInPost.TakeAsync(Now.AddSeconds(30), Stop));

        var again = Assert.Single(await house.SignInPost.TakeAsync(Now.AddMinutes(1), Stop));

        Assert.NotEqual(lost.MessageKey, again.MessageKey);
        Assert.Equal(SignInOutcome.Entered, (await TryAsync(browser, again.Code, minute: 1)).Outcome);
    }

    [Fact]
    public async Task Sessions_end_by_themselves_by_hand_and_everywhere()
    {
        await SettleAsync();
        var person = new PersonId("p-daw");
        var one = await house.Sessions.BeginAsync(person, Now, Stop);
        var two = await house.Sessions.BeginAsync(person, Now, Stop);
        var other = await house.Sessions.BeginAsync(new PersonId("nok"), Now, Stop);

        Assert.True((await house.Sessions.FindAsync(one.Token, Now.AddHours(8), Stop))!.HasEnded);
        Assert.Null(await house.Sessions.FindAsync(one.Token, Now.AddDays(3), Stop));
        await house.Sessions.EndAsync(one.Token, Now, Stop);
        Assert.Null(await house.Sessions.FindAsync(one.Token, Now, Stop));
        Assert.NotNull(await house.Sessions.FindAsync(two.Token, Now, Stop));
        Assert.Equal(1, await house.Sessions.EndAllAsync(person, Now, Stop));
        Assert.Null(await house.Sessions.FindAsync(two.Token, Now, Stop));
        Assert.NotNull(await house.Sessions.FindAsync(other.Token, Now, Stop));
    }

    [Fact]
    public async Task On_ones_own_device_a_session_lasts_thirty_days()
    {
        var (browser, code) = await AskForCodeAsync(Known);

        var session = (await TryAsync(browser, code.Code, isOwnDevice: true)).Session!;

        Assert.Equal((true, Now.AddDays(30)), (session.IsOwnDevice, session.EndsAt));
    }

    private async Task SettleAsync()
    {
        await house.SettleAsync();
        Person[] people =
        [
            new(new PersonId("p-daw"), "ดวง", Known, Language.Th),
            new(new PersonId("p-one"), "กุหลาบ", Shared, Language.Th),
            new(new PersonId("p-two"), "ขวัญ", Shared, Language.En),
        ];
        await house.Directory.TakeInAsync(new Roster([], people, [], []), Now, Actor.Operator, Stop);
    }

    private async Task<(string Browser, CodeToSend Code)> AskForCodeAsync(string address)
    {
        if (house.Ask("SELECT count(*) FROM people") is ["0"])
        {
            await SettleAsync();
        }

        var browser = await AskAsync(address);
        return (browser!, Assert.Single(await house.SignInPost.TakeAsync(Now, Stop)));
    }

    private Task<string?> AskAsync(
        string address, string? former = null, string network = "192.0.2.1", int minute = 0) =>
        house.SignIns.AskAsync(
            new SignInRequest(
                EmailAddress.Read(address)!, Language.Th, network, former, "/tasks", Now.AddMinutes(minute)),
            Stop);

    private Task<SignInAnswer> TryAsync(string browser, string code, bool isOwnDevice = false, int minute = 0) =>
        house.SignIns.TryAsync(browser, code, isOwnDevice, Now.AddMinutes(minute), Stop);

    private Task<SignInAnswer> FollowAsync(string link, int minute = 0) =>
        house.SignIns.FollowAsync(link, false, Now.AddMinutes(minute), Stop);

    private ISignInPost Post => house.SignInPost;

    private StoreHouse Beside() => house.Beside();

    private string Rows() => string.Join('\n', house.Ask("SELECT * FROM sign_ins"));

    public sealed class InAFolder() : SignInTests(StoreHouse.InAFolder(Limits));

    public sealed class OnAServer(DatabaseServer server) : SignInTests(StoreHouse.On(server, Limits))
    {
        [Fact]
        public async Task Two_workers_count_together_and_send_a_code_once()
        {
            var (browser, code) = await AskForCodeAsync(Known);
            await using var other = Beside();
            var wrong = code.Code == "123456" ? "654321" : "123456";

            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 2 == 0
                ? TryAsync(browser, wrong)
                : other.SignIns.TryAsync(browser, wrong, false, Now, Stop)));
            await AskAsync(Known);
            var taken = await Task.WhenAll(Post.TakeAsync(Now, Stop), other.SignInPost.TakeAsync(Now, Stop));

            Assert.Equal(5, answers.Count(a => a.Outcome == SignInOutcome.Wrong));
            Assert.Equal(7, answers.Count(a => a.Outcome == SignInOutcome.TriedTooOften));
            Assert.Single(taken.SelectMany(t => t));
        }
    }
}
