using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RequestsAndWriters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Concerns",
                table: "tasks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "TimeAsked_At",
                table: "tasks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "TimeAsked_By",
                table: "tasks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "TimeAsked_Reason",
                table: "tasks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "TimeAsked_WantedOn",
                table: "tasks",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaiverAsked_At",
                table: "tasks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "WaiverAsked_By",
                table: "tasks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "WaiverAsked_Reason",
                table: "tasks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaiverAsked_WantedOn",
                table: "tasks",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Writers",
                table: "drafts",
                type: "text",
                nullable: false,
                defaultValue: "{}",
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Concerns",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "TimeAsked_At",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "TimeAsked_By",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "TimeAsked_Reason",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "TimeAsked_WantedOn",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "WaiverAsked_At",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "WaiverAsked_By",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "WaiverAsked_Reason",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "WaiverAsked_WantedOn",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "Writers",
                table: "drafts");
        }
    }
}
