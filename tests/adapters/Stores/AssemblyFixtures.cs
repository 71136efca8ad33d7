using ProgramFlows.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]
