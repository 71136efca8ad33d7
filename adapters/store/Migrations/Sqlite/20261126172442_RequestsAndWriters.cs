using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeAsked_At",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeAsked_By",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeAsked_Reason",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "TimeAsked_WantedOn",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaiverAsked_At",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaiverAsked_By",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaiverAsked_Reason",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaiverAsked_WantedOn",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Writers",
                table: "drafts",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");
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
