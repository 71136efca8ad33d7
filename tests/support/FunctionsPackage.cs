using System.Diagnostics;
using System.Reflection;

namespace ProgramFlows.Tests.Support;

/// <summary>The package of functions, as it was built with the tests, published to a folder of its own.</summary>
public sealed class FunctionsPackage : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private FunctionsPackage()
    {
    }

    /// <summary>Its folder.</summary>
    public string Path => _folder.Path;

    /// <summary>A file in it.</summary>
    public string this[string file] => _folder[file];

    /// <summary>Publishes it; nothing is built.</summary>
    /// <exception cref="InvalidOperationException">It was not built, or cannot be published.</exception>
    public static async Task<FunctionsPackage> PublishAsync(CancellationToken cancellationToken)
    {
        var configuration = typeof(FunctionsPackage).Assembly
            .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var package = new FunctionsPackage();
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", "functions", "--no-build", "--configuration", configuration, "--output", package.Path])
        {
            WorkingDirectory = House.Root,
            RedirectStandardOutput = true,
        };
        using var run = Process.Start(start)!;
        var said = await run.StandardOutput.ReadToEndAsync(cancellationToken);
        await run.WaitForExitAsync(cancellationToken);
        if (run.ExitCode == 0)
        {
            return package;
        }

        package.Dispose();
        throw new InvalidOperationException($"The package could not be published: {said}");
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
