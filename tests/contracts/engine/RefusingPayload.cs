using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProgramFlows.Tests.Contracts;

/// <summary>A payload whose own converter throws whenever it is read.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record RefusingPayload
{
    private sealed class Converter : JsonConverter<RefusingPayload>
    {
        public override RefusingPayload Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new DreadfulException();

        public override void Write(Utf8JsonWriter writer, RefusingPayload value, JsonSerializerOptions options) =>
            writer.WriteNullValue();
    }
}
