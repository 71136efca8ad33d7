using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Web.Layout;

/// <summary>
/// The id of the command that a form gives stands in the form, so that the same form sent twice is one command.
/// </summary>
internal static class CommandIds
{
    /// <summary>A new one, for a form.</summary>
    public static string New() => Guid.NewGuid().ToString("N");

    /// <summary>The one of a form that was sent; a new one where it is none of ours.</summary>
    public static CommandId Of(IFormCollection form) => new(
        Guid.TryParseExact(form[PostForm.CommandField], "N", out var id) ? id.ToString("N") : New());
}
