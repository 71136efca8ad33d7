using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reachability : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "MailsOff",
                table: "people",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "QuietFrom",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "QuietUntil",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UnsubscribeKey",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredAt",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BegunAt",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasOverdue",
                table: "messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "MaybeSecond",
                table: "messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "TestedAt",
                table: "channels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TestedFor",
                table: "channels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", nullable: true),
                    OwnedAt = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<string>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incidents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "message_contents",
                columns: table => new
                {
                    MessageKey = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_message_contents", x => x.MessageKey);
                });

            migrationBuilder.CreateIndex(
                name: "IX_people_UnsubscribeKey",
                table: "people",
                column: "UnsubscribeKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_messages_BegunAt",
                table: "messages",
                column: "BegunAt");

            migrationBuilder.CreateIndex(
                name: "IX_messages_PersonId",
                table: "messages",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_ClosedAt_OpenedAt",
                table: "incidents",
                columns: new[] { "ClosedAt", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_PersonId",
                table: "incidents",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_message_contents_At",
                table: "message_contents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_message_contents_PersonId",
                table: "message_contents",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "incidents");

            migrationBuilder.DropTable(
                name: "message_contents");

            migrationBuilder.DropIndex(
                name: "IX_people_UnsubscribeKey",
                table: "people");

            migrationBuilder.DropIndex(
                name: "IX_messages_BegunAt",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "IX_messages_PersonId",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "MailsOff",
                table: "people");

            migrationBuilder.DropColumn(
                name: "QuietFrom",
                table: "people");

            migrationBuilder.DropColumn(
                name: "QuietUntil",
                table: "people");

            migrationBuilder.DropColumn(
                name: "UnsubscribeKey",
                table: "people");

            migrationBuilder.DropColumn(
                name: "AnsweredAt",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "BegunAt",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "HasOverdue",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "MaybeSecond",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "TestedAt",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "TestedFor",
                table: "channels");
        }
    }
}
