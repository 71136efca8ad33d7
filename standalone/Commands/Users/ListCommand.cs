using System.CommandLine;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Commands.Users;

/// <summary><c>users list</c>: a line a person, and one for each thing that they are.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var words = new Argument<string?>("words")
        {
            Description = "A part of a name, or a whole e-mail or id; left out, everybody.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var place = new UsersPlace();
        var command = new Command("list", "Lists people by name, with their roles. A folder may be served meanwhile.")
        {
            words,
        };
        place.AddTo(command);
        command.Does((parsed, cancellationToken) => place.LookAsync(
            parsed,
            async desk =>
            {
                var people = await desk.ListAsync(parsed.GetValue(words), cancellationToken).ConfigureAwait(false);
                foreach (var person in people)
                {
                    Show(person);
                }

                Console.WriteLine($"{people.Count} person(s).");
                return StandardOutput.IsLost ? ExitCode.Failed : ExitCode.Done;
            },
            cancellationToken));
        return command;
    }

    private static void Show(KnownPerson known)
    {
        var (id, name, email, language) = known.Person;
        Console.WriteLine($"{id}  {name}  {email ?? "-"}  {(language == Language.En ? "en" : "th")}");
        foreach (var (_, role, scope, programme, isDeputy) in known.Viewer.Appointments)
        {
            Console.WriteLine($"  {(isDeputy ? "deputy-" : "")}{RoleWords.Of(role)} {scope}, programme {programme}");
        }
    }
}
