using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// A step of a morning as the digest of before 0.2 sends it: everybody's of an hour at once, asked again until there
/// are none. To be taken out with the path of <see cref="DailyDigest"/> that calls it.
/// </summary>
/// <param name="morning">Sends them.</param>
public sealed class SendDigests(SendMorning morning) : Activity<SendDigestsInput, int>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeOnly Later = new(23, 59);

    /// <summary>Its name in histories.</summary>
    public static ActivityName<SendDigestsInput, int> Name { get; } = new("SendDigests");

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ActivityContext context, SendDigestsInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var step = await morning.RunAsync(context, new SendMorningInput(MorningOf(input), input.At));
        return step.NextAt is not { } next || next > input.At + Minute ? 0
            : next <= input.At ? 1
            : throw new CarrierAwayException("Messages wait for another process or for the next minute.");
    }

    private static Morning MorningOf(SendDigestsInput input) => input.Round is not { } round
        ? Morning.AtOnce(input.Day)
        : new Morning(
            input.Day,
            [
                .. round.Come.Select(p => new DigestHour(p, input.Day, TimeOnly.MinValue)),
                .. round.ToCome.Select(p => new DigestHour(p, input.Day, Later)),
            ],
            round.TakesOthers ? TimeOnly.MinValue : Later,
            IsSpread: false);
}

/// <summary>What <see cref="SendDigests"/> is given.</summary>
/// <param name="Day">The day in Thailand.</param>
/// <param name="At">The moment, UTC: what was put up until then is told.</param>
/// <param name="Round">Whose messages go out; null for everybody's.</param>
public sealed record SendDigestsInput(DateOnly Day, DateTimeOffset At, DigestRound? Round = null);
