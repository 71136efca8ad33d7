using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Sends the codes that were asked for. It runs after the answer, so that its time tells nothing.</summary>
/// <param name="post">The codes.</param>
/// <param name="dispatch">The way out.</param>
/// <param name="site">Where the links lead.</param>
/// <param name="identity">From whom codes come, and whom people ask.</param>
public sealed class CodeSender(
    ISignInPost post, MessageDispatch dispatch, SiteAddress site, SenderIdentity identity)
{
    /// <summary>Sends what has been asked for until now.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        // A code that waits with its channel would only grow old: people are helped by an administrator's code.
        if ((await dispatch.OpenAsync(cancellationToken)).IsHeld)
        {
            return 0;
        }

        var sent = 0;
        foreach (var code in await post.TakeAsync(at, cancellationToken))
        {
            var state = await dispatch.SendAsync(
                SignInComposer.Compose(code, site, identity, at), MessageKind.SignInCode, at, cancellationToken);
            sent += state is MessageState.Accepted or MessageState.Delivered ? 1 : 0;

            // What was put off is asked for again and gets a new code. An address that is never delivered to is noted
            // too: whoever asked is told no more than anybody.
            if (state is not (MessageState.Failed or MessageState.Held or null))
            {
                await post.NoteAsync(code.Id, at, cancellationToken);
            }
        }

        return sent;
    }
}
