using System.Text;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// The texts of public pages, a file a page and language: <c>privacy-th.txt</c>. They are read when they are asked for,
/// so that a new wording needs no restart.
/// </summary>
/// <param name="folder">The folder; it may be missing.</param>
internal sealed class PublicTextFolder(string folder) : IPublicTexts
{
    private const int Most = 100_000;

    public string? Find(string page, Language language)
    {
        try
        {
            var path = Path.Combine(folder, $"{page}-{(language == Language.En ? "en" : "th")}.txt");
            var text = Encoding.UTF8.GetString(OrdinaryFile.Read(path, Most).Bytes).TrimStart('\ufeff');
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
        catch (IOException)
        {
            // None of its own, or one that cannot be read now: the page has a text all the same.
            return null;
        }
    }
}
