using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RedRisks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RedRisk",
                table: "messages",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "red_risks",
                columns: table => new
                {
                    HandIn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TaskId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HandedInAt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ToldAt = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AnsweredAt = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AnsweredBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Done = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_red_risks", x => x.HandIn);
                });

            migrationBuilder.CreateIndex(
                name: "IX_messages_RedRisk",
                table: "messages",
                column: "RedRisk",
                filter: "\"RedRisk\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_red_risks_unanswered",
                table: "red_risks",
                column: "TaskId",
                filter: "\"AnsweredAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "red_risks");

            migrationBuilder.DropIndex(
                name: "IX_messages_RedRisk",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "RedRisk",
                table: "messages");
        }
    }
}
