using Microsoft.AspNetCore.Components;

namespace ProgramFlows.Web.Layout;

/// <summary>What every page is given: the frame around it and what it shows. Its texts stand beside it.</summary>
/// <typeparam name="TShown">What it shows.</typeparam>
public abstract class Page<TShown> : ComponentBase
{
    private Texts? _texts;

    /// <summary>Who looks, in which language, from where.</summary>
    [Parameter]
    [EditorRequired]
    public required Frame Frame { get; set; }

    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public required TShown Shown { get; set; }

    /// <summary>The page's own texts.</summary>
    protected Texts Texts => _texts ??= new Texts(GetType(), Frame.Language);
}
