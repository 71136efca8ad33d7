using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.PostgreSql
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
                    ProgrammeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PersonId = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "DefinitionVersion",
                table: "tasks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "FiscalYear",
                table: "tasks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ProgrammeId",
                table: "tasks",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    ProgrammeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FiscalYear = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameTh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Definition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    KeptAt = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes", x => new { x.ProgrammeId, x.FiscalYear, x.Version });
                });

            migrationBuilder.Sql(ProgrammesApartSql.ReadIds("strpos"));
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
