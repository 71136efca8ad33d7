using Microsoft.EntityFrameworkCore;

namespace ProgramFlows.Adapters.Store;

/// <summary>The tables in SQLite, which compares text byte by byte of its own accord.</summary>
internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : StoreContext(options);
