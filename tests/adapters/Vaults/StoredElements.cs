using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ProgramFlows.Tests.Adapters.Vaults;

/// <summary>What is stored of the key ring, open to a hand that changes it.</summary>
internal sealed class StoredElements : IXmlRepository
{
    private readonly List<XElement> _elements = [];

    public int Count => _elements.Count;

    public string Text => string.Join('\n', _elements);

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _elements.Select(e => new XElement(e))];

    public void StoreElement(XElement element, string friendlyName) => _elements.Add(new XElement(element));

    /// <summary>Changes a part of what was stored first.</summary>
    public void Change(string part, Func<string, string> change)
    {
        var found = _elements[0].Descendants(part).Single();
        found.Value = change(found.Value);
    }
}
