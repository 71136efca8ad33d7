namespace ProgramFlows.Workflows.Notices;

/// <summary>How many messages stand where somebody may have to look.</summary>
/// <param name="Bounced">Came back since the moment that was asked for: nobody can be reached there.</param>
/// <param name="Unknown">Of the day of that moment and later: may have been sent and may not.</param>
/// <param name="Waiting">Have yet to be sent, are held or were put off; without codes, which nobody sends later.
/// </param>
public sealed record MessageCounts(int Bounced, int Unknown, int Waiting);
