using System.CommandLine;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Standalone.Commands.Channels;

/// <summary>Whose channels they are: a data folder's, or those of a store that runs elsewhere.</summary>
/// <param name="namesChannel">Whether the channel is named, and does not follow from other options.</param>
internal sealed class ChannelsPlace(bool namesChannel = true)
{
    private readonly Option<string> _data = Options.Folder();
    private readonly Option<string?> _store = Options.Store();
    private readonly Option<Uri> _site = ServeCommand.SiteOption();

    private readonly Option<string> _channel = new Option<string>("--channel")
    {
        Description = "Which: folder, smtp or sendgrid.",
        DefaultValueFactory = _ => "folder",
    }.NotEmpty();

    /// <summary>Whoever gives the command: the owner of the folder, or who knows the database.</summary>
    public static Actor Owner => Actor.OperatorAs(Environment.UserName);

    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_store);
        command.Add(_site);
        if (namesChannel)
        {
            command.Add(_channel);
            _channel.AcceptOnlyFromAmong("folder", "smtp", "sendgrid");
        }

        command.Validators.Add(r =>
        {
            if (r.GetResult(_store) is not null && r.GetResult(_data) is { Implicit: false })
            {
                r.AddError("--data and --store exclude each other. Give one of them.");
            }
        });
    }

    /// <summary>Does something with a named channel; a folder must not be served meanwhile.</summary>
    public Task<int> DoAsync(
        ParseResult parsed, Func<IChannelDesk, IDeliveryLedger, Channel, Task<int>> act)
    {
        var name = parsed.GetValue(_channel)!;
        var isFolder = name == "folder";
        return InStoreAsync(parsed, async (store, site, _) =>
        {
            await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
            return await act(
                services.GetRequiredService<IChannelDesk>(),
                services.GetRequiredService<IDeliveryLedger>(),
                new Channel(name, !isFolder, isFolder, site.AbsoluteUri)).ConfigureAwait(false);
        });
    }

    /// <summary>Does something in the store, with the address of the pages and the folder; null where there is
    /// none.</summary>
    public async Task<int> InStoreAsync(ParseResult parsed, Func<Store, Uri, InstallationFolder?, Task<int>> act)
    {
        var site = parsed.GetValue(_site)!;
        if (parsed.GetValue(_store) is { } server)
        {
            await using var store = Store.Open(new StoreOptions { ConnectionString = server });
            return await act(store, site, null).ConfigureAwait(false);
        }

        var folder = new InstallationFolder(parsed.GetValue(_data)!);
        FolderAdmission.AdmitReal(folder, isNew: false);
        await using var installation = await Installation.OpenAsync(
            folder, TimeProvider.System, folder.SettingsWithoutMessages()).ConfigureAwait(false);
        return await act(installation.Store, site, folder).ConfigureAwait(false);
    }
}
