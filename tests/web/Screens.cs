using Microsoft.Playwright;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Web;

/// <summary>Keeps what was seen, to be looked at beside the prototypes.</summary>
internal static class Screens
{
    public static string Folder { get; } = Path.Combine(House.Root, "artifacts", "screens");

    public static Task KeepAsync(this IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Folder, $"{name}.png"),
        FullPage = true,
    });
}
