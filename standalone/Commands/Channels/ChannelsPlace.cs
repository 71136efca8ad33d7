using System.CommandLine;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Standalone.Commands.Channels;

/// <summary>Whose channels they are: a data folder's, or those of a store that runs elsewhere.</summary>
internal sealed class ChannelsPlace
{
    private readonly Option<string> _data = Options.Folder();
    private readonly Option<string?> _store = Options.Store();
    private readonly Option<Uri> _site = ServeCommand.SiteOption();

    private readonly Option<string> _channel = new Option<string>("--channel")
    {
        Description = "Which: folder, smtp or sendgrid.",
        DefaultValueFactory = _ => "folder",
    }.NotEmpty();

    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_store);
        command.Add(_site);
        command.Add(_channel);
        _channel.AcceptOnlyFromAmong("folder", "smtp", "sendgrid");
        command.Validators.Add(r =>
        {
            if (r.GetResult(_store) is not null && r.GetResult(_data) is { Implicit: false })
            {
                r.AddError("--data and --store exclude each other. Give one of them.");
            }
        });
    }

    /// <summary>Does something there; a folder must not be served meanwhile.</summary>
    public async Task<int> DoAsync(
        ParseResult parsed, Func<IChannelDesk, IDeliveryLedger, Channel, Task<int>> act)
    {
        var name = parsed.GetValue(_channel)!;
        var isFolder = name == "folder";
        var channel = new Channel(name, !isFolder, isFolder, parsed.GetValue(_site)!.AbsoluteUri);
        if (parsed.GetValue(_store) is { } server)
        {
            await using var store = Store.Open(new StoreOptions { ConnectionString = server });
            await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
            return await act(
                services.GetRequiredService<IChannelDesk>(), services.GetRequiredService<IDeliveryLedger>(), channel)
                .ConfigureAwait(false);
        }

        var folder = new InstallationFolder(parsed.GetValue(_data)!);
        FolderAdmission.AdmitReal(folder, isNew: false);
        await using var installation = await Installation.OpenAsync(
            folder, TimeProvider.System, folder.SettingsWithoutMessages()).ConfigureAwait(false);
        return await act(
            installation.Services.GetRequiredService<IChannelDesk>(),
            installation.Services.GetRequiredService<IDeliveryLedger>(),
            channel).ConfigureAwait(false);
    }
}
