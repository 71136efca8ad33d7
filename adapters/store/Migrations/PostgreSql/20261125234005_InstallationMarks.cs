using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class InstallationMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "installation",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Mark = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MarkBefore = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation", x => x.Id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "installation");
        }
    }
}
