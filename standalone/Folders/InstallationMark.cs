using System.Text.Json;
using System.Text.Json.Serialization;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Rehearsal.Simulation;

namespace ProgramFlows.Standalone.Folders;

/// <summary>
/// What a data folder says of itself, in <c>installation.json</c>. It is the first file that is put into a folder, so
/// that there is no moment at which a demo could be taken for a real installation.
/// </summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Simulation">For a demo or a rehearsal, what it follows from; unknown where an older release made it.
/// </param>
internal sealed record InstallationMark(InstallationKind Kind, SimulatedYear? Simulation = null)
{
    /// <summary>Its file in a data folder.</summary>
    public const string FileName = "installation.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>What a folder says; null when it holds no installation.</summary>
    /// <exception cref="IOException">What it says cannot be read or understood.</exception>
    public static InstallationMark? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return OfOlderRelease(folder);
        }

        try
        {
            return JsonSerializer.Deserialize<InstallationMark>(File.ReadAllBytes(file), Json)
                ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new IOException(
                $"'{file}' does not say what the installation is for ({e.Message}). A newer release may have written "
                + "it; otherwise take the file from a backup. Nothing was changed.",
                e);
        }
    }

    /// <summary>Marks a folder that has no mark; of two processes that try, one does.</summary>
    /// <returns>False when another has marked it meanwhile.</returns>
    public bool TryPut(string folder)
    {
        var (file, unfinished) = Write(folder);
        try
        {
            File.Move(unfinished, file, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Puts it in the place of the one that is there.</summary>
    public void Replace(string folder)
    {
        var (file, unfinished) = Write(folder);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Earlier releases left no mark; where they simulated people, the journal has them.</summary>
    private static InstallationMark? OfOlderRelease(string folder)
    {
        if (!File.Exists(Path.Combine(folder, JournalCopy.FileName)))
        {
            return null;
        }

        try
        {
            using var journal = JournalInspection.Open(folder);
            return new InstallationMark(
                journal.Find(SimulatedPeople.Id) is null ? InstallationKind.Real
                : Directory.Exists(new InstallationFolder(folder).Mail) ? InstallationKind.Demo
                : InstallationKind.Rehearsal);
        }
        catch (JournalException)
        {
            // Whoever opens it next says what is wrong with it; no simulated people are known of.
            return new InstallationMark(InstallationKind.Real);
        }
    }

    private (string File, string Unfinished) Write(string folder)
    {
        var file = Path.Combine(folder, FileName);
        var unfinished = $"{file}.{Environment.ProcessId}.part";
        using (var stream = OwnerOnly.CreateFile(unfinished))
        {
            JsonSerializer.Serialize(stream, this, Json);
            stream.Flush(flushToDisk: true);
        }

        return (file, unfinished);
    }
}
