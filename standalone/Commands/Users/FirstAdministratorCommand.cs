using System.CommandLine;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Standalone.Commands.Users;

/// <summary>
/// <c>users first-administrator</c>: whoever runs the installation makes the first of those who say who is what, and is
/// given a link for them. It is written to a terminal, or to a file of theirs alone, and never where a log could keep
/// it.
/// </summary>
internal static class FirstAdministratorCommand
{
    private const string Reason = "first administrator";

    public static Command Create()
    {
        var (name, email, language) =
            (AddCommand.NameOption(), AddCommand.EmailOption(isRequired: true), AddCommand.LanguageOption());
        var to = new Option<string?>("--to")
        {
            Description = "The file to write the link to, readable by this user alone; left out, the terminal.",
        }.NotEmpty();
        var site = ServeCommand.SiteOption();
        var isNew = Options.New();
        var place = new UsersPlace(isFolderOnly: true);
        var command = new Command(
            "first-administrator",
            "Makes the first administrator and a link that signs them in once, within the hour. Given again for the "
            + "same e-mail, another link.")
        {
            name, email, language, to, site, isNew,
        };
        place.AddTo(command);
        command.Does(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetValue(to);
            if (file is null && Console.IsOutputRedirected)
            {
                throw new IOException(
                    "The output is no terminal and may be kept in a log. Give --to with the name of a file for the "
                    + "link. Nothing was done.");
            }

            if (EmailAddress.Read(parsed.GetValue(email)) is not { } address)
            {
                var why = EmailAddress.WhyNot(parsed.GetValue(email)!)!;
                throw new IOException($"'{parsed.GetValue(email)}' is no e-mail address. {why.En} Nothing was done.");
            }

            using var stream = file is null ? null : OwnerOnly.CreateNewFile(file);
            try
            {
                return await place.DoAsync(
                    parsed,
                    async desk =>
                    {
                        var person = AddCommand.NewPerson(
                            parsed.GetValue(name)!, address.Text, parsed.GetValue(language)!);
                        var given = await GiveAsync(desk, person, cancellationToken).ConfigureAwait(false);
                        Write(new SiteAddress(parsed.GetValue(site)!).SignIn(given.Secret!), stream, file);
                        return ExitCode.Done;
                    },
                    cancellationToken,
                    parsed.GetValue(isNew)).ConfigureAwait(false);
            }
            catch
            {
                if (file is not null)
                {
                    File.Delete(file);
                }

                throw;
            }
        });
        return command;
    }

    private static async Task<GivenSecret> GiveAsync(UsersDesk desk, Person person, CancellationToken stop)
    {
        var result = await desk.People.InstallAsync(UsersDesk.NewId(), person, desk.Actor, UsersDesk.Now, stop)
            .ConfigureAwait(false);
        var id = person.Id;
        if (result.Why == Refusal.AdministratorThere
            && (await desk.ListAsync(person.Email, stop).ConfigureAwait(false))
                .FirstOrDefault(p => AccessRules.Check(p.Viewer, Permission.Appoint) is null) is { } known)
        {
            id = known.Person.Id;
        }
        else
        {
            UsersDesk.Require(result);
        }

        var given = await desk.Accounts.GiveLinkAsync(
            UsersDesk.NewId(), id, Reason, desk.Actor, UsersDesk.Now, stop).ConfigureAwait(false);
        UsersDesk.Require(given.Result);
        return given;
    }

    private static void Write(Uri link, FileStream? stream, string? file)
    {
        if (stream is null)
        {
            Console.WriteLine($"Open this link within the hour. It signs the administrator in once:\n{link}");
            return;
        }

        using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            writer.WriteLine(link);
        }

        stream.Flush(flushToDisk: true);
        Console.WriteLine(
            $"The link stands in '{file}', for this user alone. Open it within the hour: it signs the administrator in "
            + "once. Then delete the file.");
    }
}
