using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BegunAt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndsAt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsOwnDevice = table.Column<bool>(type: "boolean", nullable: false),
                    EndedAt = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "sign_ins",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BrowserHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AddressHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Masked = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NetworkHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<int>(type: "integer", nullable: false),
                    Back = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AskedAt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndsAt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TakenUntil = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Codes = table.Column<int>(type: "integer", nullable: false),
                    SeenToAt = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CodeHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LinkHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    People = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    ProvedAt = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsOwnDevice = table.Column<bool>(type: "boolean", nullable: false),
                    SpentAt = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_ins", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_PersonId",
                table: "sessions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_AddressHash_AskedAt",
                table: "sign_ins",
                columns: new[] { "AddressHash", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_AskedAt",
                table: "sign_ins",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_BrowserHash",
                table: "sign_ins",
                column: "BrowserHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_LinkHash",
                table: "sign_ins",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_NetworkHash_AskedAt",
                table: "sign_ins",
                columns: new[] { "NetworkHash", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_waiting",
                table: "sign_ins",
                column: "SeenToAt",
                filter: "\"SeenToAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_ins");
        }
    }
}
