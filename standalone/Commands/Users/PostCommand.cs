using System.CommandLine;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Standalone.Commands.Users;

/// <summary><c>users appoint</c> and <c>users dismiss</c>: what a person is, or is no more.</summary>
internal static class PostCommand
{
    public static Command Appoint()
    {
        var deputy = new Option<bool>("--deputy")
        {
            Description = "They act only while nobody who holds the post is there.",
        };
        return Create(
            "appoint",
            "Gives a person a role; where they have it already, says whether as a deputy.",
            deputy,
            "Appointed",
            (desk, appointment, stop) => desk.People.AppointAsync(
                UsersDesk.NewId(), appointment, desk.Actor, UsersDesk.Now, stop));
    }

    public static Command Dismiss() => Create(
        "dismiss",
        "Takes a role from a person. What they did stays in the audit trail.",
        null,
        "Dismissed",
        (desk, appointment, stop) => desk.People.DismissAsync(
            UsersDesk.NewId(), appointment, desk.Actor, UsersDesk.Now, stop));

    private static Command Create(
        string name,
        string description,
        Option<bool>? deputy,
        string done,
        Func<UsersDesk, Appointment, CancellationToken, Task<Workflows.Commands.CommandResult>> act)
    {
        var who = new Argument<string>("person") { Description = "Their id, or an e-mail that is theirs alone." }
            .NotEmpty();
        var role = new Argument<string>("role") { Description = string.Join(", ", RoleWords.All) + "." };
        role.Validators.Add(r =>
        {
            if (r.Tokens is [var word] && RoleWords.Read(word.Value) is null)
            {
                r.AddError($"'{word.Value}' is no role. Write one of {string.Join(", ", RoleWords.All)}.");
            }
        });
        var scope = new Argument<string?>("scope")
        {
            Description = "A network's code, a province's code, an office or an agency; left out for roles of the "
                + "whole country.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var programme = Options.Programme();
        var place = new UsersPlace();
        var command = new Command(name, description) { who, role, scope, programme };
        if (deputy is not null)
        {
            command.Add(deputy);
        }

        place.AddTo(command);
        command.Does((parsed, cancellationToken) =>
        {
            var what = RoleWords.Read(parsed.GetValue(role)!)!.Value;
            var where = parsed.GetValue(scope) ?? Appointment.Everywhere;
            var id = what == Role.Administrator ? Appointment.Everywhere
                : Programmes.Named(parsed.GetValue(programme), ThaiTime.DayOf(UsersDesk.Now)).Id;
            return place.DoAsync(
                parsed,
                async desk =>
                {
                    var person = await desk.OneAsync(parsed.GetValue(who)!, cancellationToken).ConfigureAwait(false);
                    var isDeputy = deputy is not null && parsed.GetValue(deputy);
                    var appointment = new Appointment(person.Person.Id, what, where, id, isDeputy);
                    UsersDesk.Require(await act(desk, appointment, cancellationToken).ConfigureAwait(false));
                    Console.WriteLine(
                        $"{done}: {person.Person.Id}, {(isDeputy ? "deputy-" : "")}{RoleWords.Of(what)} {where}.");
                    return ExitCode.Done;
                },
                cancellationToken);
        });
        return command;
    }
}
