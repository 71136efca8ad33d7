using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.Sqlite
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
                    TokenHash = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    BegunAt = table.Column<string>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<string>(type: "TEXT", nullable: false),
                    IsOwnDevice = table.Column<bool>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "sign_ins",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    BrowserHash = table.Column<string>(type: "TEXT", nullable: true),
                    AddressHash = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Masked = table.Column<string>(type: "TEXT", nullable: false),
                    NetworkHash = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<int>(type: "INTEGER", nullable: false),
                    Back = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<string>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<string>(type: "TEXT", nullable: false),
                    TakenUntil = table.Column<string>(type: "TEXT", nullable: true),
                    Codes = table.Column<int>(type: "INTEGER", nullable: false),
                    SeenToAt = table.Column<string>(type: "TEXT", nullable: true),
                    CodeHash = table.Column<string>(type: "TEXT", nullable: true),
                    LinkHash = table.Column<string>(type: "TEXT", nullable: true),
                    People = table.Column<string>(type: "TEXT", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    ProvedAt = table.Column<string>(type: "TEXT", nullable: true),
                    IsOwnDevice = table.Column<bool>(type: "INTEGER", nullable: false),
                    SpentAt = table.Column<string>(type: "TEXT", nullable: true)
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
