using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using ProgramFlows.Adapters.Store.Rows;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// The keys of sessions and forms, where every process that shares the store finds them. A process makes a key because
/// it has read that there is none it could use. Where another has added one since, that one is used and the process's
/// own is dropped: it would hold it for up to a day before the other looks again, and neither would take the other's
/// forms meanwhile.
/// </summary>
internal sealed class SessionKeys(StoreWriter writer) : IXmlRepository
{
    private const string Key = "key";

    private volatile int _read;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        // Data Protection asks in threads of its own and knows no waiting but this.
        var rows = writer
            .ReadAsync(context => context.SessionKeys.OrderBy(k => k.Number).ToList(), CancellationToken.None)
            .GetAwaiter().GetResult();
        _read = rows.Count;
        return [.. rows.Select(r => XElement.Parse(r.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var (xml, isKey, read) = (element.ToString(SaveOptions.DisableFormatting), element.Name == Key, _read);
        writer.WriteAsync(
            context =>
            {
                var number = context.SessionKeys.Count();
                if (number == read || !isKey)
                {
                    context.SessionKeys.Add(
                        new SessionKeyRow { Number = number + 1, Name = friendlyName, Xml = xml });
                }

                return number;
            },
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
