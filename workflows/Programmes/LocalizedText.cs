namespace ProgramFlows.Workflows.Programmes;

/// <summary>A text in the languages of the programme.</summary>
/// <param name="Th">Thai, the first language.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Th, string En)
{
    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.En ? En : Th;
}
