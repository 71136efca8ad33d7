using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ProgramFlows.Adapters.Store.Rows;

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

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<OutboxEventRow> Outbox => Set<OutboxEventRow>();

    public DbSet<InstallationRow> Installation => Set<InstallationRow>();

    public DbSet<SessionKeyRow> SessionKeys => Set<SessionKeyRow>();

    /// <summary>A task, also one that this transaction has added.</summary>
    public TaskRow? TaskOf(string id) => Tasks.Local.FindEntry(id)?.Entity ?? Lookups.TaskById(this, id);

    /// <summary>Whether a command has been done, also by this transaction.</summary>
    public bool HasDone(string commandId) =>
        Audit.Local.FindEntry(commandId) is not null || Lookups.AuditById(this, commandId);

    /// <summary>Whether a notice is up, also one of this transaction.</summary>
    public bool HasNotice(string key) =>
        Notices.Local.FindEntry(key) is not null || Lookups.NoticeByKey(this, key);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentConverter>();

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
            .Ignore(t => t.Title).Ignore(t => t.Place).Ignore(t => t.State)
            .HasIndex(t => new { t.NetworkCode, t.Status });
        modelBuilder.Entity<TaskRow>().HasIndex(t => new { t.Status, t.DueOn });
        modelBuilder.Entity<SubmissionRow>().ToTable("submissions").HasKey(s => s.Id);
        modelBuilder.Entity<SubmissionRow>().HasIndex(s => s.TaskId);
        modelBuilder.Entity<NoticeRow>().ToTable("notices").HasKey(n => n.Key);
        modelBuilder.Entity<NoticeRow>().HasIndex(n => n.MessageKey);
        modelBuilder.Entity<NoticeRow>()
            .HasIndex(n => n.PersonId, "IX_notices_waiting")
            .HasFilter("\"MessageKey\" IS NULL");
        modelBuilder.Entity<MessageRow>().ToTable("messages").HasKey(m => m.Key);
        modelBuilder.Entity<MessageRow>().HasIndex(m => new { m.State, m.On });
        modelBuilder.Entity<AuditRow>().ToTable("audit").HasKey(a => a.CommandId);
        modelBuilder.Entity<AuditRow>().HasIndex(a => a.Subject);
        modelBuilder.Entity<OutboxEventRow>().ToTable("outbox").HasKey(o => o.Id);
        modelBuilder.Entity<OutboxEventRow>()
            .HasIndex(o => o.Id, "IX_outbox_pending")
            .HasFilter("\"RaisedAt\" IS NULL");
        modelBuilder.Entity<InstallationRow>().ToTable("installation").HasKey(i => i.Id);
        modelBuilder.Entity<SessionKeyRow>().ToTable("session_keys").HasKey(k => k.Number);
        modelBuilder.Entity<SessionKeyRow>().Property(k => k.Number).ValueGeneratedNever();
    }

    private sealed class MomentConverter() : ValueConverter<DateTimeOffset, string>(
        m => m.ToUniversalTime().ToString(MomentFormat, CultureInfo.InvariantCulture),
        t => DateTimeOffset.ParseExact(t, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
