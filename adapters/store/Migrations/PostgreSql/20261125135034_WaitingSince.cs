using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.PostgreSql
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
                type: "text",
                nullable: false,
                defaultValue: "2000-01-01T00:00:00.0000000Z",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "RefusedAt",
                table: "messages",
                type: "text",
                nullable: true,
                collation: "C");
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
