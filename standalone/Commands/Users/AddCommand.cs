using System.CommandLine;
using System.Security.Cryptography;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Commands.Users;

/// <summary><c>users add</c>: a person, who is nothing yet.</summary>
internal static class AddCommand
{
    private const int IdBytes = 10;

    public static Option<string> NameOption() => new Option<string>("--name")
    {
        Description = "The name that messages greet by.",
        Required = true,
    }.NotEmpty();

    public static Option<string?> EmailOption(bool isRequired = false) => new Option<string?>("--email")
    {
        Description = "The address that sign-in codes and messages go to.",
        Required = isRequired,
    }.NotEmpty();

    public static Option<string> LanguageOption()
    {
        var language = new Option<string>("--language")
        {
            Description = "The language of pages and messages.",
            DefaultValueFactory = _ => "th",
        };
        language.AcceptOnlyFromAmong("th", "en");
        return language;
    }

    /// <summary>Somebody new: the id is made by chance and says nothing of them.</summary>
    public static Person NewPerson(string name, string? email, string language) => new(
        new PersonId($"p-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes))}"),
        name,
        email,
        language == "en" ? Language.En : Language.Th);

    public static Command Create()
    {
        var (name, email, language) = (NameOption(), EmailOption(), LanguageOption());
        var phone = new Option<string?>("--phone") { Description = "The telephone number." }.NotEmpty();
        var place = new UsersPlace();
        var command = new Command("add", "Adds a person, who has no role yet: 'users appoint' gives one.")
        {
            name, email, phone, language,
        };
        place.AddTo(command);
        command.Does((parsed, cancellationToken) => place.DoAsync(
            parsed,
            async desk =>
            {
                var person = NewPerson(
                    parsed.GetValue(name)!, parsed.GetValue(email), parsed.GetValue(language)!) with
                {
                    Phone = parsed.GetValue(phone),
                };
                UsersDesk.Require(await desk.People.AddAsync(
                    UsersDesk.NewId(), person, desk.Actor, UsersDesk.Now, cancellationToken).ConfigureAwait(false));
                Console.WriteLine($"Added {person.Id}.");
                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }
}
