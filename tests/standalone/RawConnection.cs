using System.Net.Sockets;
using System.Text;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A connection on which a test says what no proper client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(
            address.Host, address.Port, TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>Says something and reads to the end of the connection.</summary>
    public static async Task<string> AskAsync(Uri address, string request)
    {
        using var connection = await OpenAsync(address);
        await connection.SendAsync(request);
        return await connection.ReadToEndAsync();
    }

    public async Task SendAsync(string request) =>
        await _client.GetStream().WriteAsync(
            Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);

    /// <summary>Everything that comes until the other side closes, in whatever way it does.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var said = new MemoryStream();
        try
        {
            await _client.GetStream().CopyToAsync(said, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Closed while more was on its way there.
        }

        return Encoding.UTF8.GetString(said.ToArray());
    }

    public void Dispose() => _client.Dispose();
}
