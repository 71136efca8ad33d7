using ProgramFlows.Web.Account;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Parts;

/// <summary>What somebody is, and where, in one line.</summary>
internal static class PostWords
{
    /// <summary>A role and its place, such as <c>ผู้ประสานงานจังหวัด · จ.เชียงใหม่</c>.</summary>
    public static string Of(SeenPost post, Language language)
    {
        ArgumentNullException.ThrowIfNull(post);
        var role = new Texts(typeof(SettingsPage), language)[post.Role.ToString()];
        return post.Place is { } place ? $"{role} · {place.In(language)}" : role;
    }
}
