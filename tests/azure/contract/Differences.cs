using Xunit;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>
/// What of the suite Durable Task cannot keep, test by test, and why; <see cref="DifferencesTests"/> shows what it does
/// instead. All other tests of the suite hold.
/// </summary>
internal static class Differences
{
    /// <summary>The reasons, by the name of the suite's test.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["An_event_that_comes_with_the_start_is_delivered"] =
            "Two calls that are made at once may overtake each other; an event needs the answer to the start.",
        ["An_id_that_is_alive_elsewhere_fails_the_await_and_disturbs_nobody"] =
            "The second start of a live id is dropped without a word, and the parent waits. Ids of parts come from "
            + "business keys, and each has one parent.",
        ["A_part_that_nobody_registered_blocks_until_a_release_has_it"] =
            "The part would be failed by the host, which knows no such function; so its parent is blocked instead.",
        ["What_was_terminated_before_it_ran_can_be_restarted"] =
            "A part that nobody registered is not started at all.",
        ["A_part_that_was_terminated_begins_again"] =
            "A rewind leaves a part terminated; an operator restarts it.",
        ["What_reaches_a_held_instance_is_kept_in_order_and_timers_go_on"] =
            "The history notes what reaches a held instance when it comes, and not when it is let go.",
        ["What_an_async_void_throws_blocks_its_instance_alone"] =
            "Durable Task drops what an async void throws, and the instance goes on without it.",
        ["Each_happening_stands_once_in_order_with_what_it_carried"] =
            "host.json keeps the inputs of calls out of histories: they would be stored twice.",
    };

    /// <summary>Passes over a test that Durable Task cannot keep.</summary>
    public static void PassOver()
    {
        if (TestContext.Current.TestMethod is { } test && Reasons.TryGetValue(test.MethodName, out var reason))
        {
            Assert.Skip(reason);
        }
    }
}
