using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProgrammesApart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ProgrammesApartSql.SetAside);

            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    ProgrammeId = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appointments", x => new { x.ProgrammeId, x.Role, x.Scope, x.PersonId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_appointments_PersonId",
                table: "appointments",
                column: "PersonId");

            migrationBuilder.Sql(ProgrammesApartSql.ShareOut);

            migrationBuilder.Sql(ProgrammesApartSql.ShareOutTheRest);

            migrationBuilder.DropTable(
                name: "appointments_before");

            migrationBuilder.AddColumn<string>(
                name: "DefinitionId",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DefinitionVersion",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FiscalYear",
                table: "tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ProgrammeId",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    ProgrammeId = table.Column<string>(type: "TEXT", nullable: false),
                    FiscalYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<string>(type: "TEXT", nullable: false),
                    NameTh = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes", x => new { x.ProgrammeId, x.FiscalYear, x.Version });
                });

            migrationBuilder.Sql(ProgrammesApartSql.ReadIds("instr"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "programmes");

            migrationBuilder.DropPrimaryKey(
                name: "PK_appointments",
                table: "appointments");

            migrationBuilder.DropColumn(
                name: "DefinitionId",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "DefinitionVersion",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "FiscalYear",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "ProgrammeId",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "ProgrammeId",
                table: "appointments");

            migrationBuilder.AddPrimaryKey(
                name: "PK_appointments",
                table: "appointments",
                columns: new[] { "Role", "Scope", "PersonId" });
        }
    }
}
