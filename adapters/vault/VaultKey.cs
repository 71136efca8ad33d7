using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace ProgramFlows.Adapters.Vault;

/// <summary>The vault's key: it never leaves the vault, which wraps and unwraps with it on request.</summary>
internal sealed class VaultKey
{
    private const string ApiVersion = "7.4";
    private const string Algorithm = "RSA-OAEP-256";
    private const string Scope = "https://vault.azure.net/.default";
    private const int BadRequest = 400;
    private const int NotFound = 404;

    private static readonly SearchValues<char> InVersions = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly string _address;
    private readonly HttpPipeline _pipeline;

    public VaultKey(VaultKeyOptions options)
    {
        _address = options.Key.AbsoluteUri;
        var settings = new Settings { Transport = options.Transport ?? HttpClientTransport.Shared };
        settings.Retry.Delay = TimeSpan.FromSeconds(0.2);
        settings.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        _pipeline = HttpPipelineBuilder.Build(
            settings,
            new BearerTokenAuthenticationPolicy(options.Credential ?? new DefaultAzureCredential(), Scope));
    }

    /// <summary>Wraps a key with the newest version of the vault's.</summary>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public WrappedKey Wrap(byte[] key)
    {
        using var response = Ask($"{_address}/wrapkey", Base64Url.EncodeToString(key));
        return response.IsError ? throw Refusal(response) : Read(response);
    }

    /// <summary>Unwraps a key with the version that wrapped it.</summary>
    /// <exception cref="LostKeyException">Another key wrapped it, that version is gone, or it was changed since.
    /// </exception>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public byte[] Unwrap(WrappedKey wrapped)
    {
        // What is stored says where it must be unwrapped. Elsewhere, our token would be given away.
        if (!IsOurs(wrapped.Kid))
        {
            throw new LostKeyException(
                $"It was wrapped with '{wrapped.Kid}', and the key of this installation is '{_address}'.");
        }

        using var response = Ask($"{wrapped.Kid}/unwrapkey", wrapped.Value);
        return response switch
        {
            { IsError: false } => Base64Url.DecodeFromChars(Read(response).Value),
            { Status: BadRequest or NotFound } => throw new LostKeyException(
                $"The vault cannot unwrap it with '{wrapped.Kid}': {SaidIn(response)}"),
            _ => throw Refusal(response),
        };
    }

    private bool IsOurs(string kid) =>
        kid.StartsWith($"{_address}/", StringComparison.OrdinalIgnoreCase)
            && kid.AsSpan(_address.Length + 1) is { Length: > 0 } version
            && !version.ContainsAnyExcept(InVersions);

    private Response Ask(string address, string value)
    {
        using var request = _pipeline.CreateRequest();
        request.Method = RequestMethod.Post;
        request.Uri.Reset(new Uri($"{address}?api-version={ApiVersion}"));
        request.Headers.Add(HttpHeader.Common.JsonContentType);
        request.Headers.Add(HttpHeader.Common.JsonAccept);
        request.Content = RequestContent.Create(
            JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
            {
                ["alg"] = Algorithm,
                ["value"] = value,
            }));
        try
        {
            return _pipeline.SendRequest(request, CancellationToken.None);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or AuthenticationFailedException
            or OperationCanceledException)
        {
            throw new VaultException(
                $"The vault's key '{_address}' cannot be reached: {e.Message} The session keys in the store are as "
                + "they were. Look at the vault, the way to it and the app's identity; the next request asks again.",
                e);
        }
    }

    private VaultException Refusal(Response response) => new(
        $"The vault's key '{_address}' cannot be used ({response.Status}): {SaidIn(response)} The session keys in the "
        + "store are as they were. Give the app's identity the role Key Vault Crypto User on the key, and look whether "
        + "it is there and enabled.");

    private WrappedKey Read(Response response)
    {
        try
        {
            if (response.Content.ToObjectFromJson<WrappedKey>() is { Kid: not null, Value: not null } answer
                && IsOurs(answer.Kid) && Base64Url.IsValid(answer.Value))
            {
                return answer;
            }
        }
        catch (JsonException)
        {
            // What answered is no vault.
        }

        throw new VaultException(
            $"What answers at '{_address}' is not the vault's key. Nothing was stored. Look at the way to the vault.");
    }

    /// <summary>The reason that the vault gives, or what else there is to tell.</summary>
    private static string SaidIn(Response response)
    {
        try
        {
            using var answer = JsonDocument.Parse(response.Content);
            return answer.RootElement.GetProperty("error").GetProperty("message").GetString() ?? response.ReasonPhrase;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return response.ReasonPhrase;
        }
    }

    private sealed class Settings : ClientOptions;
}
