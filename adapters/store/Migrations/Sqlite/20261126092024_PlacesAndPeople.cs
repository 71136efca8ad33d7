using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProgramFlows.Adapters.Store.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "ErasedAt",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Salutation",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "networks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DistrictEn",
                table: "networks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "networks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "NameEn",
                table: "networks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnName",
                table: "networks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceCode",
                table: "networks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProvinceEn",
                table: "networks",
                type: "TEXT",
                nullable: true);

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
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                table: "people",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
