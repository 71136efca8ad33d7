using System.CommandLine;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Commands.Users;

/// <summary>
/// Whose people they are: a data folder's, where its owner acts, or those of a store that several processes share,
/// where a named person acts with no more than their roles.
/// </summary>
/// <param name="isFolderOnly">Whether only a data folder can be meant.</param>
internal sealed class UsersPlace(bool isFolderOnly = false)
{
    private readonly Option<string> _data = Options.Folder();

    private readonly Option<string?> _store = Options.Store();

    private readonly Option<string?> _as = new Option<string?>("--as")
    {
        Description = "With --store: who gives the command, by id or e-mail; they need the role of an administrator.",
    }.NotEmpty();

    /// <summary>Gives a command the options that say where, and what they ask of each other.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        if (isFolderOnly)
        {
            return;
        }

        command.Add(_store);
        command.Add(_as);
        command.Validators.Add(r =>
        {
            var hasStore = r.GetResult(_store) is not null;
            if (hasStore && r.GetResult(_data) is { Implicit: false })
            {
                r.AddError("--data and --store exclude each other. Give one of them.");
            }

            if (hasStore != r.GetResult(_as) is not null)
            {
                r.AddError(hasStore
                    ? "--store needs --as: name the administrator who gives the command, by id or e-mail."
                    : "--as goes with --store alone: on a data folder its owner acts. Leave it out.");
            }
        });
    }

    /// <summary>Does something there; a folder must not be served meanwhile.</summary>
    public async Task<int> DoAsync(
        ParseResult parsed, Func<UsersDesk, Task<int>> act, CancellationToken cancellationToken, bool isNew = false)
    {
        if (!isFolderOnly && parsed.GetValue(_store) is { } server)
        {
            return await InStoreAsync(
                new StoreOptions { ConnectionString = server }, parsed.GetValue(_as), act, cancellationToken)
                .ConfigureAwait(false);
        }

        var folder = new InstallationFolder(parsed.GetValue(_data)!);
        FolderAdmission.AdmitReal(folder, isNew);
        await using var installation = await Installation.OpenAsync(
            folder, TimeProvider.System, folder.SettingsWithoutMessages()).ConfigureAwait(false);
        return await act(new UsersDesk(installation.Services, Owner)).ConfigureAwait(false);
    }

    /// <summary>Looks at what is there; a folder may be served meanwhile.</summary>
    public async Task<int> LookAsync(
        ParseResult parsed, Func<UsersDesk, Task<int>> look, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_store) is not null)
        {
            return await DoAsync(parsed, look, cancellationToken).ConfigureAwait(false);
        }

        var folder = parsed.GetValue(_data)!;
        FolderAdmission.AdmitReal(new InstallationFolder(folder), isNew: false);
        var copy = Directory.CreateTempSubdirectory("programflows-users-");
        try
        {
            StoreCopy.Make(folder, Path.Combine(copy.FullName, StoreCopy.FileName));
            return await InStoreAsync(
                new StoreOptions { Folder = copy.FullName }, null, look, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static Actor Owner => Actor.OperatorAs(Environment.UserName);

    private static async Task<int> InStoreAsync(
        StoreOptions options, string? who, Func<UsersDesk, Task<int>> act, CancellationToken cancellationToken)
    {
        await using var store = Store.Open(options);
        await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
        var desk = new UsersDesk(services, Owner);
        if (who is null)
        {
            return await act(desk).ConfigureAwait(false);
        }

        var named = await desk.OneAsync(who, cancellationToken).ConfigureAwait(false);
        return AccessRules.Check(named.Viewer, Permission.Appoint) is { } forbidden
            ? throw new IOException($"'{who}': {RefusalTexts.Of(forbidden, Language.En)} Nothing was done.")
            : await act(new UsersDesk(services, named.Viewer.Actor)).ConfigureAwait(false);
    }
}
