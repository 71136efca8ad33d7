using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Delivery;
using ProgramFlows.Adapters.Store.Incidents;
using ProgramFlows.Adapters.Store.Places;
using ProgramFlows.Adapters.Store.Privacy;
using ProgramFlows.Adapters.Store.RedRisks;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Adapters.Store.SignIn;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Privacy;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.SignIn;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Adapters.Store;

/// <summary>The facts of the programme, in SQLite or PostgreSQL. It is opened once and closed with the host.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly StorePlace _place;
    private readonly StoreWriter _writer;
    private readonly PostBook _posts = new();
    private readonly NoticeWriter _notices;
    private readonly CommandWriter _commands;
    private readonly Outbox _outbox;
    private readonly SendingClaims _claims;
    private readonly TimeProvider _clock;
    private readonly SignInSettings _signIn;
    private readonly SignInPost _signInPost;

    private Store(StorePlace place, StoreOptions options)
    {
        (_place, _clock, _signIn) = (place, options.Clock, options.SignIn);
        _writer = new StoreWriter(place, _posts, options.QuietAfter);
        _claims = new SendingClaims(options.Clock, place.IsShared ? Guid.NewGuid().ToString("N") : null);
        _outbox = new Outbox(_writer);
        _signInPost = new SignInPost(_writer, _signIn);
        _notices = new NoticeWriter(_posts);
        _commands = new CommandWriter(_writer, _posts, _notices, _outbox);
    }

    /// <summary>Opens the store and brings its tables up to date.</summary>
    /// <exception cref="StoreException">It cannot be opened or written, or a newer release wrote it.</exception>
    public static Store Open(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is { Folder: not null, ConnectionString: not null })
        {
            throw new ArgumentException(
                "The store is in a folder or in a database. Name one of them.", nameof(options));
        }

        return new Store(
            options.ConnectionString is { } connectionString
                ? StoreServer.Open(connectionString, options.Password)
                : StoreFile.Open(options.Folder, options.Loggers.CreateLogger<Store>()),
            options);
    }

    /// <summary>
    /// Puts the events raised after a moment, UTC, back into the outbox: after a restore, the journal may be older than
    /// the store. What the engine already has is dropped there.
    /// </summary>
    public Task<int> RaiseAgainAsync(DateTimeOffset after, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            context => context.Outbox.Where(o => o.RaisedAt >= after).ExecuteUpdate(
                u => u.SetProperty(o => o.RaisedAt, (DateTimeOffset?)null)),
            cancellationToken);

    /// <summary>
    /// Notes whose store it is and how far it is. The journal beside it is told afterwards; when that fails, it still
    /// has the mark before.
    /// </summary>
    public Task NoteAsync(StoreMark mark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return _writer.WriteAsync(
            context =>
            {
                var row = context.Installation.SingleOrDefault();
                if (row is null)
                {
                    row = new InstallationRow { Id = mark.Installation, Mark = mark.Mark };
                    context.Installation.Add(row);
                }

                (row.Mark, row.MarkBefore) = (mark.Mark, mark.MarkBefore);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        _outbox.Dispose();
        _signInPost.Dispose();
        _place.Dispose();
    }

    internal SessionKeys NewSessionKeys() => new(_writer);

    internal void AddTo(IServiceCollection services) => services
        .AddSingleton<ITaskDesk>(new TaskDesk(_commands, _posts))
        .AddSingleton<ILeaveDesk>(new LeaveDesk(_commands, _posts))
        .AddSingleton<ITaskReader>(new TaskReader(_writer))
        .AddSingleton<IPeopleDesk>(new PeopleDesk(_commands, _posts))
        .AddSingleton<IDraftDesk>(new DraftDesk(_writer, new DraftAccess(_posts)))
        .AddSingleton<IEvidenceDesk>(s => new EvidenceDesk(
            _writer, new DraftAccess(_posts), s.GetRequiredService<EvidenceLimits>()))
        .AddSingleton<IDraftReader>(new DraftReader(_writer))
        .AddSingleton<ISettingsDesk>(new SettingsDesk(_commands))
        .AddSingleton<IMailStopDesk>(new MailStopDesk(_writer, _commands))
        .AddSingleton<IPersonReader>(new PersonReader(_writer))
        .AddSingleton<IPrivacyRequestDesk>(new PrivacyRequestDesk(_commands, _posts))
        .AddSingleton<IPrivacyRequestReader>(new PrivacyRequestReader(_writer))
        .AddSingleton<IHoldingsReader>(new HoldingsReader(_writer))
        .AddSingleton<ISimulationReader>(new SimulationReader(_writer))
        .AddSingleton<IRedRiskDesk>(new RedRiskDesk(_commands, _posts))
        .AddSingleton<IRedRiskPost>(new RedRiskPost(_writer, _posts))
        .AddSingleton<IRedRiskReader>(new RedRiskReader(_writer))
        .AddSingleton<INoticeBoard>(new NoticeBoard(_writer, _notices, _claims, _posts))
        .AddSingleton<IDeliveryLedger>(new DeliveryLedger(_writer, _clock, _place.IsShared))
        .AddSingleton<IMessageReader>(new MessageReader(_writer))
        .AddSingleton<IMessageDesk>(new MessageDesk(_commands))
        .AddSingleton<IMessageContents>(new MessageContents(_writer))
        .AddSingleton<IChannelDesk>(new ChannelDesk(_writer, _commands))
        .AddSingleton<IChannelReader>(new ChannelReader(_writer))
        .AddSingleton<IIncidentDesk>(new IncidentDesk(_commands))
        .AddSingleton<IIncidentReader>(new IncidentReader(_writer))
        .AddSingleton<IMessageCounter>(new MessageCounter(_writer))
        .AddSingleton<INetworkDirectory>(new NetworkDirectory(_writer, _posts, _outbox))
        .AddSingleton<IProgrammeLibrary>(new ProgrammeLibrary(_writer, _clock))
        .AddSingleton<IOutbox>(_outbox)
        .AddSingleton<ISignInPost>(_signInPost)
        .AddSingleton<IAbsenceReader>(new AbsenceReader(_writer))
        .AddSingleton<IRosterReader>(new RosterReader(_writer))
        .AddSingleton<IAccountDesk>(new AccountDesk(_commands, _signInPost, _signIn))
        .AddSingleton<IAccountPost>(new AccountPost(_writer))
        .AddSingleton<IStaffDesk>(new StaffDesk(_writer, _commands))
        .AddSingleton<ISignInDesk>(new SignInDesk(_writer, _signInPost, _signIn))
        .AddSingleton<ISessionDesk>(new SessionDesk(_writer, _signIn))
        .AddSingleton<IProgressReader>(new ProgressReader(_writer));
}
