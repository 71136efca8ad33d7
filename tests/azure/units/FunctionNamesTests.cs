using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProgramFlows.Functions;
using ProgramFlows.Workflows;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>What the host finds in the assembly: names that stand in histories, triggers, bindings.</summary>
public sealed class FunctionNamesTests
{
    private static readonly IReadOnlyList<(string Name, MethodInfo Method)> All =
    [
        .. from type in typeof(Orchestrations).Assembly.GetTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select (function.Name, method),
    ];

    [Fact]
    public void Every_orchestrator_of_the_catalogue_is_a_function_and_every_such_function_is_in_it() =>
        Assert.Equal(
            ProgrammeCatalogue.Create().Orchestrators.Keys.Order(StringComparer.Ordinal),
            With<OrchestrationTriggerAttribute>(typeof(TaskOrchestrationContext)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_activity_of_the_catalogue_is_a_function_and_every_such_function_is_in_it() =>
        Assert.Equal(
            ProgrammeCatalogue.Create().Activities.Keys.Order(StringComparer.Ordinal),
            With<ActivityTriggerAttribute>(typeof(JsonElement)).Order(StringComparer.Ordinal));

    [Fact]
    public void All_pages_are_one_function_that_takes_every_path_and_every_method()
    {
        Assert.Equal(["web"], With<HttpTriggerAttribute>(typeof(HttpRequest)));
        var trigger = All.Single(f => f.Name == "web").Method.GetParameters()[0]
            .GetCustomAttribute<HttpTriggerAttribute>()!;

        Assert.Equal("{*path}", trigger.Route);
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
        Assert.True(trigger.Methods is null or []);
    }

    [Fact]
    public void The_clock_asks_for_what_is_due_and_what_is_measured() =>
        Assert.Equal(
            [
                "blocked", "codes", "evidence", "measure-archive", "measure-instances", "measure-messages",
                "measure-outbox", "outbox", "years",
            ],
            With<TimerTriggerAttribute>(typeof(string)).Order(StringComparer.Ordinal));

    [Fact]
    public void Whatever_works_with_instances_is_given_a_client() =>
        Assert.All(
            All.Where(f => !Has<OrchestrationTriggerAttribute>(f.Method)
                && f.Name is not ("codes" or "evidence")
                && f.Name is not ("measure-archive" or "measure-messages" or "measure-outbox")),
            f => Assert.Equal(
                typeof(DurableTaskClient), ParameterWith<DurableClientAttribute>(f.Method)?.ParameterType));

    [Fact]
    public void The_host_can_find_each_function_once()
    {
        Assert.All(All, f => Assert.True(f.Method is { IsPublic: true, DeclaringType.IsPublic: true }));
        Assert.Equal(All.Count, All.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static IEnumerable<string> With<TTrigger>(Type bound)
        where TTrigger : Attribute =>
        from function in All
        where ParameterWith<TTrigger>(function.Method)?.ParameterType == bound
        select function.Name;

    private static bool Has<TTrigger>(MethodInfo method)
        where TTrigger : Attribute => ParameterWith<TTrigger>(method) is not null;

    private static ParameterInfo? ParameterWith<TTrigger>(MethodInfo method)
        where TTrigger : Attribute =>
        method.GetParameters().SingleOrDefault(p => p.GetCustomAttribute<TTrigger>() is not null);
}
