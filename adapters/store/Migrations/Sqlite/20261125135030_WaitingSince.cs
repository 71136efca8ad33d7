using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WaitingSince : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nobody knows since when a row of an older release waits: for long, until it is raised.
            migrationBuilder.AddColumn<string>(
                name: "LeftAt",
                table: "outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: "2000-01-01T00:00:00.0000000Z");

            migrationBuilder.AddColumn<string>(
                name: "RefusedAt",
                table: "messages",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "RefusedAt",
                table: "messages");
        }
    }
}
