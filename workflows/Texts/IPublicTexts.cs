using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Texts;

/// <summary>The texts of public pages as an installation has worded them.</summary>
public interface IPublicTexts
{
    /// <summary>The text of a page; null where the installation has none of its own.</summary>
    /// <param name="page">The page: <c>privacy</c>, say.</param>
    /// <param name="language">The language.</param>
    string? Find(string page, Language language);
}
