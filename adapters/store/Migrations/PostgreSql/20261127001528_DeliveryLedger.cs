using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class DeliveryLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Carrier",
                table: "messages",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "CarrierId",
                table: "messages",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "IsAgain",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "MayRepeat",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "messages",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "RetryAt",
                table: "messages",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "SendingBy",
                table: "messages",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "SendingUntil",
                table: "messages",
                type: "text",
                nullable: true,
                collation: "C");

            // Until now only messages about red risks were no morning's.
            migrationBuilder.Sql("UPDATE messages SET \"Kind\" = 1 WHERE \"RedRisk\" IS NOT NULL");

            migrationBuilder.CreateTable(
                name: "carrier_events",
                columns: table => new
                {
                    EventId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_carrier_events", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "channels",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HeldFor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Since = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReleasedFor = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "suppressed_addresses",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AddressHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MessageKey = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suppressed_addresses", x => new { x.PersonId, x.AddressHash });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_events");

            migrationBuilder.DropTable(
                name: "channels");

            migrationBuilder.DropTable(
                name: "suppressed_addresses");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Carrier",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "CarrierId",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "IsAgain",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "MayRepeat",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "RetryAt",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "SendingBy",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "SendingUntil",
                table: "messages");
        }
    }
}
