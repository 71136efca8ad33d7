using System.Text;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Identities;

public sealed class IdentityTests
{
    [Fact]
    public void Ids_stand_as_plain_strings_in_payloads_and_are_read_back()
    {
        var ids = new Ids(
            new PersonId("p-1"), new TaskId("t-1"), new NetworkCode("500101"), new CommandId("c-1"), null);

        var json = Payload.Write(ids);

        Assert.Equal(
            """{"person":"p-1","task":"t-1","network":"500101","command":"c-1"}""", Encoding.UTF8.GetString(json));
        Assert.Equal(ids, Payload.Read<Ids>(json));
    }

    [Fact]
    public void Ids_are_keys_of_dictionaries_in_payloads()
    {
        var told = new Dictionary<PersonId, int> { [new PersonId("p-1")] = 2 };

        var json = Payload.Write(told);

        Assert.Equal("""{"p-1":2}""", Encoding.UTF8.GetString(json));
        Assert.Equal(told, Payload.Read<Dictionary<PersonId, int>>(json));
    }

    [Fact]
    public void An_id_is_written_to_people_as_it_stands_in_the_store() =>
        Assert.Equal("p-1 t-1", $"{new PersonId("p-1")} {new TaskId("t-1")}");

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    public void What_is_no_string_is_no_id(string json) =>
        Assert.Throws<PayloadException>(() => Payload.Read<PersonId>(Encoding.UTF8.GetBytes(json)));

    private sealed record Ids(PersonId Person, TaskId Task, NetworkCode Network, CommandId Command, PersonId? Other);
}
