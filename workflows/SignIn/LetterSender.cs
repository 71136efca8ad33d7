using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Sends people what they are to be told of their accounts.</summary>
/// <param name="post">The letters.</param>
/// <param name="dispatch">The way out.</param>
/// <param name="identity">Whom people ask.</param>
public sealed class LetterSender(IAccountPost post, MessageDispatch dispatch, SenderIdentity identity)
{
    /// <summary>Sends what is there.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        if ((await dispatch.OpenAsync(cancellationToken)).IsHeld)
        {
            return 0;
        }

        var sent = 0;
        foreach (var letter in await post.TakeAsync(at, cancellationToken))
        {
            var state = await dispatch.SendAsync(
                AccountLetterComposer.Compose(letter, identity, at), MessageKind.AccountLetter, at, cancellationToken);
            sent += state is MessageState.Accepted or MessageState.Delivered ? 1 : 0;

            // To an address that is never delivered to, the audit trail alone tells that something was changed.
            if (state is not (MessageState.Deferred or MessageState.Held or null))
            {
                await post.NoteAsync(letter.Id, at, cancellationToken);
            }
        }

        return sent;
    }
}
