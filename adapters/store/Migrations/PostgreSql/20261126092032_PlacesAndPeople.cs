using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PlacesAndPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NetworkName",
                table: "tasks");

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                table: "people",
                type: "text",
                nullable: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ErasedAt",
                table: "people",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "people",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Salutation",
                table: "people",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "networks",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DistrictEn",
                table: "networks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "networks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "NameEn",
                table: "networks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "OwnName",
                table: "networks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "PlaceCode",
                table: "networks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ProvinceEn",
                table: "networks",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.Sql(PlacesAndPeopleSql.KhwaengOfBangkok);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "people");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "people");

            migrationBuilder.DropColumn(
                name: "Salutation",
                table: "people");

            migrationBuilder.DropColumn(
                name: "ClosedOn",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "DistrictEn",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "NameEn",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "OwnName",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "PlaceCode",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "ProvinceEn",
                table: "networks");

            migrationBuilder.AddColumn<string>(
                name: "NetworkName",
                table: "tasks",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                table: "people",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true,
                oldCollation: "C");
        }
    }
}
