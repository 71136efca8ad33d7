using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Identities;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// The tables of the store. Moments stand as ISO 8601 text in UTC, so that they sort and read the same everywhere.
/// </summary>
internal abstract class StoreContext(DbContextOptions options) : DbContext(options)
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>What every command asks; given to a context that writes.</summary>
    public CommandLookups Lookups { get; set; } = null!;

    public DbSet<NetworkRow> Networks => Set<NetworkRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();

    public DbSet<LeaveRow> Leaves => Set<LeaveRow>();

    public DbSet<ProgrammeRow> Programmes => Set<ProgrammeRow>();

    public DbSet<EnrolmentRow> Enrolments => Set<EnrolmentRow>();

    public DbSet<TaskRow> Tasks => Set<TaskRow>();

    public DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();

    public DbSet<PrivacyRequestRow> PrivacyRequests => Set<PrivacyRequestRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();

    public DbSet<RedRiskRow> RedRisks => Set<RedRiskRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    public DbSet<MessageContentRow> MessageContents => Set<MessageContentRow>();

    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    public DbSet<SuppressedAddressRow> SuppressedAddresses => Set<SuppressedAddressRow>();

    public DbSet<CarrierEventRow> CarrierEvents => Set<CarrierEventRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<OutboxEventRow> Outbox => Set<OutboxEventRow>();

    public DbSet<InstallationRow> Installation => Set<InstallationRow>();

    public DbSet<SessionKeyRow> SessionKeys => Set<SessionKeyRow>();

    public DbSet<SignInRow> SignIns => Set<SignInRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<AccountLetterRow> AccountLetters => Set<AccountLetterRow>();

    public DbSet<StaffAccountRow> StaffAccounts => Set<StaffAccountRow>();

    /// <summary>Writes what this transaction has changed so far, so that a question to the database sees it.</summary>
    public void Flush()
    {
        ChangeTracker.DetectChanges();
        SaveChanges();
    }

    /// <summary>A task, also one that this transaction has added.</summary>
    public TaskRow? TaskOf(TaskId id) => Tasks.Local.FindEntry(id)?.Entity ?? Lookups.TaskById(this, id);

    /// <summary>Whether a command has been done, also by this transaction.</summary>
    public bool HasDone(CommandId commandId) =>
        Audit.Local.FindEntry(commandId) is not null || Lookups.AuditById(this, commandId);

    /// <summary>Whether a notice is up, also one of this transaction.</summary>
    public bool HasNotice(string key) =>
        Notices.Local.FindEntry(key) is not null || Lookups.NoticeByKey(this, key);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentConverter>();
        configurationBuilder.Properties<PersonId>().HaveConversion<IdentityColumn<PersonId>>();
        configurationBuilder.Properties<TaskId>().HaveConversion<IdentityColumn<TaskId>>();
        configurationBuilder.Properties<NetworkCode>().HaveConversion<IdentityColumn<NetworkCode>>();
        configurationBuilder.Properties<EvidenceId>().HaveConversion<IdentityColumn<EvidenceId>>();
        configurationBuilder.Properties<CommandId>().HaveConversion<IdentityColumn<CommandId>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<NetworkRow>().ToTable("networks").HasKey(n => n.Code);
        modelBuilder.Entity<PersonRow>().ToTable("people").HasKey(p => p.Id);
        modelBuilder.Entity<ProgrammeRow>()
            .ToTable("programmes")
            .HasKey(p => new { p.ProgrammeId, p.FiscalYear, p.Version });
        modelBuilder.Entity<AppointmentRow>()
            .ToTable("appointments")
            .HasKey(a => new { a.ProgrammeId, a.Role, a.Scope, a.PersonId });
        modelBuilder.Entity<AppointmentRow>().HasIndex(a => a.PersonId);
        modelBuilder.Entity<EnrolmentRow>()
            .ToTable("enrolments")
            .HasKey(e => new { e.ProgrammeId, e.FiscalYear, e.NetworkCode });
        modelBuilder.Entity<TaskRow>().ToTable("tasks").HasKey(t => t.Id);
        modelBuilder.Entity<LeaveRow>().ToTable("leaves").HasKey(l => new { l.PersonId, l.From });
        modelBuilder.Entity<TaskRow>()
            .Ignore(t => t.Title).Ignore(t => t.Place)
            .HasIndex(t => new { t.NetworkCode, t.Status });
        modelBuilder.Entity<TaskRow>().HasIndex(t => new { t.Status, t.DueOn });
        modelBuilder.Entity<TaskRow>().OwnsOne(t => t.TimeAsked);
        modelBuilder.Entity<TaskRow>().OwnsOne(t => t.WaiverAsked);
        modelBuilder.Entity<SubmissionRow>().ToTable("submissions").HasKey(s => s.Id);
        modelBuilder.Entity<SubmissionRow>().HasIndex(s => s.TaskId);
        modelBuilder.Entity<RedRiskRow>().ToTable("red_risks").HasKey(r => r.HandIn);
        modelBuilder.Entity<RedRiskRow>()
            .HasIndex(r => r.TaskId, "IX_red_risks_unanswered")
            .HasFilter("\"AnsweredAt\" IS NULL");
        modelBuilder.Entity<PrivacyRequestRow>().ToTable("privacy_requests").HasKey(r => r.Id);
        modelBuilder.Entity<PrivacyRequestRow>().HasIndex(r => r.PersonId);
        modelBuilder.Entity<DraftRow>().ToTable("drafts").HasKey(d => d.TaskId);
        modelBuilder.Entity<DraftRow>().Property(d => d.Writers).HasDefaultValue("{}");
        modelBuilder.Entity<EvidenceRow>().ToTable("evidence").HasKey(e => e.Id);
        modelBuilder.Entity<EvidenceRow>().HasIndex(e => e.TaskId);
        modelBuilder.Entity<EvidenceRow>().HasIndex(e => e.NetworkCode);
        modelBuilder.Entity<NoticeRow>().ToTable("notices").HasKey(n => n.Key);
        modelBuilder.Entity<NoticeRow>().HasIndex(n => n.MessageKey);
        modelBuilder.Entity<NoticeRow>()
            .HasIndex(n => n.PersonId, "IX_notices_waiting")
            .HasFilter("\"MessageKey\" IS NULL");
        modelBuilder.Entity<MessageRow>().ToTable("messages").HasKey(m => m.Key);
        modelBuilder.Entity<MessageRow>().HasIndex(m => new { m.State, m.On });
        modelBuilder.Entity<MessageRow>().HasIndex(m => m.RedRisk).HasFilter("\"RedRisk\" IS NOT NULL");
        modelBuilder.Entity<MessageRow>().HasIndex(m => m.PersonId);
        modelBuilder.Entity<MessageRow>().HasIndex(m => m.BegunAt);
        modelBuilder.Entity<MessageContentRow>().ToTable("message_contents").HasKey(c => c.MessageKey);
        modelBuilder.Entity<MessageContentRow>().HasIndex(c => c.At);
        modelBuilder.Entity<MessageContentRow>().HasIndex(c => c.PersonId);
        modelBuilder.Entity<IncidentRow>().ToTable("incidents").HasKey(i => i.Id);
        modelBuilder.Entity<IncidentRow>().HasIndex(i => new { i.ClosedAt, i.OpenedAt });
        modelBuilder.Entity<IncidentRow>().HasIndex(i => i.PersonId);
        modelBuilder.Entity<PersonRow>().HasIndex(p => p.UnsubscribeKey).IsUnique();
        modelBuilder.Entity<PersonRow>().Ignore(p => p.QuietHours).Ignore(p => p.Mails);
        modelBuilder.Entity<ChannelRow>().ToTable("channels").HasKey(c => c.Name);
        modelBuilder.Entity<SuppressedAddressRow>()
            .ToTable("suppressed_addresses").HasKey(a => new { a.PersonId, a.AddressHash });
        modelBuilder.Entity<CarrierEventRow>().ToTable("carrier_events").HasKey(e => e.EventId);
        modelBuilder.Entity<AuditRow>().ToTable("audit").HasKey(a => a.CommandId);
        modelBuilder.Entity<AuditRow>().HasIndex(a => a.Subject);
        modelBuilder.Entity<OutboxEventRow>().ToTable("outbox").HasKey(o => o.Id);
        modelBuilder.Entity<OutboxEventRow>()
            .HasIndex(o => o.Id, "IX_outbox_pending")
            .HasFilter("\"RaisedAt\" IS NULL");
        modelBuilder.Entity<InstallationRow>().ToTable("installation").HasKey(i => i.Id);
        modelBuilder.Entity<SessionKeyRow>().ToTable("session_keys").HasKey(k => k.Number);
        modelBuilder.Entity<SignInRow>().ToTable("sign_ins").HasKey(s => s.Id);
        modelBuilder.Entity<SignInRow>().Ignore(s => s.State);
        modelBuilder.Entity<SignInRow>().HasIndex(s => s.BrowserHash).IsUnique();
        modelBuilder.Entity<SignInRow>().HasIndex(s => s.LinkHash).IsUnique();
        modelBuilder.Entity<SignInRow>().HasIndex(s => new { s.AddressHash, s.AskedAt });
        modelBuilder.Entity<SignInRow>().HasIndex(s => new { s.NetworkHash, s.AskedAt });
        modelBuilder.Entity<SignInRow>().HasIndex(s => s.AskedAt);
        modelBuilder.Entity<SignInRow>()
            .HasIndex(s => s.SeenToAt, "IX_sign_ins_waiting")
            .HasFilter("\"SeenToAt\" IS NULL");
        modelBuilder.Entity<SessionRow>().ToTable("sessions").HasKey(s => s.TokenHash);
        modelBuilder.Entity<SessionRow>().HasIndex(s => s.PersonId);
        modelBuilder.Entity<AccountLetterRow>().ToTable("account_letters").HasKey(l => l.Id);
        modelBuilder.Entity<AccountLetterRow>()
            .HasIndex(l => l.SentAt, "IX_account_letters_waiting")
            .HasFilter("\"SentAt\" IS NULL");
        modelBuilder.Entity<StaffAccountRow>().ToTable("staff_accounts").HasKey(a => new { a.Issuer, a.Subject });
        modelBuilder.Entity<StaffAccountRow>().HasIndex(a => a.PersonId);
        modelBuilder.Entity<SessionKeyRow>().Property(k => k.Number).ValueGeneratedNever();
    }

    private sealed class IdentityColumn<TId>() : ValueConverter<TId, string>(i => i.Value, t => Of(t))
        where TId : struct, IIdentity<TId>
    {
        private static TId Of(string text) => TId.From(text);
    }

    private sealed class MomentConverter() : ValueConverter<DateTimeOffset, string>(
        m => m.ToUniversalTime().ToString(MomentFormat, CultureInfo.InvariantCulture),
        t => DateTimeOffset.ParseExact(t, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
