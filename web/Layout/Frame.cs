using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Web.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Layout;

/// <summary>What stands around every page: who looks, in which language, on which day, and where they are.</summary>
public sealed class Frame
{
    private readonly HttpContext _context;

    private Frame(HttpContext context, Language language, DateTimeOffset now)
    {
        _context = context;
        (Language, Now, Today) = (language, now, ThaiTime.DayOf(now));
        Visitor = Visit.Of(context).Visitor;
    }

    /// <summary>The language of the page.</summary>
    public Language Language { get; }

    /// <summary>The moment, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The day in Thailand.</summary>
    public DateOnly Today { get; }

    /// <summary>Who looks; null for somebody who has not signed in.</summary>
    public Visitor? Visitor { get; }

    /// <summary>The path of the page.</summary>
    public string Path => _context.Request.Path.Value ?? "/";

    /// <summary>The name and the value of the field that proves a form to be ours.</summary>
    public (string Name, string Value) Token
    {
        get
        {
            var tokens = _context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(_context);
            return (tokens.FormFieldName, tokens.RequestToken!);
        }
    }

    /// <summary>This page in a language, with what is asked for beside it.</summary>
    public string AddressIn(Language language)
    {
        var query = QueryString.Empty;
        foreach (var (name, value) in _context.Request.Query.Where(q => q.Key != LanguageChoice.Field))
        {
            query = query.Add(name, value.ToString());
        }

        return Path + query.Add(LanguageChoice.Field, language == Language.En ? "en" : "th");
    }

    /// <summary>The frame for a request.</summary>
    public static ValueTask<Frame?> BindAsync(HttpContext context) => new(Of(context));

    /// <summary>The frame for a request.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="language">The language of whoever has not signed in, where it is known.</param>
    internal static Frame Of(HttpContext context, Language? language = null) => new(
        context,
        LanguageChoice.Of(context, Visit.Of(context).Visitor?.Language ?? language),
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
}
