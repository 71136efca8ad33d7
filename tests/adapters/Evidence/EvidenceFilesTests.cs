using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using PdfSharp.Pdf.IO;
using ProgramFlows.Adapters.Evidence;
using ProgramFlows.Adapters.Evidence.Blobs;
using ProgramFlows.Adapters.Evidence.Cleaning;
using ProgramFlows.Adapters.Evidence.Folder;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Evidence;
using SkiaSharp;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Evidence;

/// <summary>What every place of evidence does: it keeps clean files, and none that it cannot clean.</summary>
public abstract class EvidenceFilesTests : IAsyncLifetime
{
    private static readonly EvidenceLimits Limits = new() { MostBytes = 2 << 20, MostPages = 3 };

    private IEvidenceFiles _files = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _files = await OpenAsync(Limits);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_photograph_is_kept_without_where_it_was_taken()
    {
        var came = Samples.Photograph();
        Assert.Contains("Exif", Encoding.Latin1.GetString(came), StringComparison.Ordinal);

        var (file, kept) = await KeptAsync(came);

        Assert.Equal(EvidenceKind.Jpeg, file.Kind);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(came)), file.CameSha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(kept)), file.Sha256);
        Assert.Equal(kept.Length, file.Bytes);
        var text = Encoding.Latin1.GetString(kept);
        Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Betrayal, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 640, 480, true, true)]
    [InlineData(2, 640, 480, false, false)]
    [InlineData(3, 640, 480, false, false)]
    [InlineData(4, 640, 480, true, true)]
    [InlineData(5, 480, 640, true, false)]
    [InlineData(6, 480, 640, true, false)]
    [InlineData(7, 480, 640, false, true)]
    [InlineData(8, 480, 640, false, true)]
    public async Task A_photograph_stands_upright_however_the_telephone_was_held(
        byte orientation, int width, int height, bool isRedAtTopLeft, bool isRedAtBottomLeft)
    {
        var (_, kept) = await KeptAsync(Samples.Photograph(orientation: orientation));

        using var picture = SKBitmap.Decode(kept);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.Equal(isRedAtTopLeft, picture.GetPixel(width / 10, height / 10).Red > 200);
        Assert.Equal(isRedAtBottomLeft, picture.GetPixel(width / 10, height * 9 / 10).Red > 200);
    }

    [Theory]
    [InlineData(6000, 3000, 2048, 1024)]
    [InlineData(3000, 1500, 2048, 1024)]
    [InlineData(2048, 100, 2048, 100)]
    public async Task A_large_picture_is_shrunk(int width, int height, int keptWidth, int keptHeight)
    {
        foreach (var came in (byte[][])[Samples.Photograph(width, height), Samples.Screenshot(width, height)])
        {
            var (_, kept) = await KeptAsync(came);

            using var picture = SKBitmap.Decode(kept);
            Assert.Equal((keptWidth, keptHeight), (picture.Width, picture.Height));
        }
    }

    [Fact]
    public async Task What_is_hidden_behind_a_picture_is_not_kept()
    {
        byte[] both = [.. Samples.Photograph(), .. Samples.Archive(), .. Samples.Words("<script>alert(1)</script>")];

        var (_, kept) = await KeptAsync(both);

        var text = Encoding.Latin1.GetString(kept);
        Assert.DoesNotContain("PK", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_kept_without_its_author_its_scripts_and_where_its_photographs_were_taken()
    {
        var came = Samples.Document(pages: 2);
        Assert.Contains("Exif", Encoding.Latin1.GetString(came), StringComparison.Ordinal);

        var (file, kept) = await KeptAsync(came);

        Assert.Equal(EvidenceKind.Pdf, file.Kind);
        var text = Encoding.Latin1.GetString(kept);
        foreach (var betrays in (string[])[Samples.Betrayal, "JavaScript", "OpenAction", "Annots", "Exif", "JFXX"])
        {
            Assert.DoesNotContain(betrays, text, StringComparison.Ordinal);
        }

        using var document = PdfReader.Open(new MemoryStream(kept), PdfDocumentOpenMode.Import);
        Assert.Equal(2, document.PageCount);
        Assert.NotNull(document.Pages[0].Elements.GetDictionary("/Resources")?.Elements.GetDictionary("/XObject")
            ?.Elements["/A"]);
    }

    [Fact]
    public async Task What_is_hidden_behind_a_document_is_not_kept()
    {
        byte[] both = [.. Samples.Document(), .. Samples.Archive(), .. Samples.Words("<script>alert(1)</script>")];

        var (_, kept) = await KeptAsync(both);

        var text = Encoding.Latin1.GetString(kept);
        Assert.DoesNotContain("PK\u0003\u0004", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script>", text, StringComparison.Ordinal);
    }

    public static TheoryData<string, EvidenceRefusal> Refused { get; } = new()
    {
        { "empty", EvidenceRefusal.Empty },
        { "heic", EvidenceRefusal.Heic },
        { "office", EvidenceRefusal.Office },
        { "old office", EvidenceRefusal.Office },
        { "svg", EvidenceRefusal.OtherKind },
        { "html", EvidenceRefusal.OtherKind },
        { "program", EvidenceRefusal.OtherKind },
        { "script", EvidenceRefusal.OtherKind },
        { "text", EvidenceRefusal.OtherKind },
        { "cut photograph", EvidenceRefusal.Broken },
        { "cut screenshot", EvidenceRefusal.Broken },
        { "head of a photograph", EvidenceRefusal.Broken },
        { "30,000 by 30,000", EvidenceRefusal.TooManyPixels },
        { "too long", EvidenceRefusal.TooLarge },
        { "too many pages", EvidenceRefusal.TooManyPages },
        { "cut document", EvidenceRefusal.Broken },
        { "document bomb", EvidenceRefusal.NotCleanable },
        { "bomb that hides what it is", EvidenceRefusal.NotCleanable },
        { "bomb packed twice", EvidenceRefusal.NotCleanable },
        { "bomb whose filter stands elsewhere", EvidenceRefusal.NotCleanable },
        { "bomb whose filter is spelled out", EvidenceRefusal.NotCleanable },
        { "bomb packed as of old", EvidenceRefusal.NotCleanable },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_taken_is_refused_with_its_reason_and_leaves_nothing(string what, EvidenceRefusal why)
    {
        var id = NewId();

        var taken = await _files.TakeInAsync(id, new MemoryStream(BytesOf(what)), Stop);

        Assert.Equal((why, null), (taken.Why, taken.File));
        Assert.Null(await _files.OpenAsync(id, Stop));
    }

    [Fact]
    public async Task A_stream_without_an_end_costs_no_more_than_the_limit()
    {
        var endless = new EndlessStream();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var taken = await _files.TakeInAsync(NewId(), endless, Stop);

        Assert.Equal(EvidenceRefusal.TooLarge, taken.Why);
        Assert.InRange(endless.Given, Limits.MostBytes, Limits.MostBytes + (1 << 20));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8 << 20);
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_may_be_removed_again()
    {
        var id = NewId();
        await _files.TakeInAsync(id, new MemoryStream(Samples.Screenshot()), Stop);

        await _files.RemoveAsync(id, Stop);
        await _files.RemoveAsync(id, Stop);

        Assert.Null(await _files.OpenAsync(id, Stop));
    }

    [Fact]
    public async Task What_was_kept_before_a_moment_is_listed()
    {
        var id = NewId();
        await _files.TakeInAsync(id, new MemoryStream(Samples.Screenshot()), Stop);

        Assert.Equal([id], await ListedAsync(TimeProvider.System.GetUtcNow().AddHours(1)));
        Assert.Empty(await ListedAsync(TimeProvider.System.GetUtcNow().AddHours(-1)));
    }

    protected abstract Task<IEvidenceFiles> OpenAsync(EvidenceLimits limits);

    private static EvidenceId NewId() => EvidenceId.Read(Guid.NewGuid().ToString("N"))!.Value;

    private static byte[] BytesOf(string what) => what switch
    {
        "empty" => [],
        "heic" => Samples.Heic(),
        "office" => Samples.Archive(),
        "old office" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        "svg" => Samples.Words("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        "html" => Samples.Words("<!DOCTYPE html><script>alert(1)</script>%PDF-1.7"),
        "program" => [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[600]],
        "script" => Samples.Words("#!/bin/sh\nrm -rf /\n"),
        "text" => Samples.Words("GIF89a"),
        "cut photograph" => Samples.Photograph()[..^200],
        "cut screenshot" => Samples.Screenshot()[..^200],
        "head of a photograph" => Samples.Photograph()[..300],
        "30,000 by 30,000" => Samples.Claiming(30_000, 30_000),
        "too long" => [.. Samples.Photograph(), .. new byte[2 << 20]],
        "too many pages" => Samples.Document(pages: 4),
        "cut document" => Samples.Document()[..400],
        "document bomb" => Samples.Bomb(256 << 20),
        "bomb that hides what it is" => Samples.Bomb(
            256 << 20, $"/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Pad({new string('x', 5_000)} 2 0 obj <<)"),
        "bomb packed twice" => Samples.Bomb(1 << 20, "/Type/ObjStm/Filter[/FlateDecode %\n/FlateDecode]"),
        "bomb whose filter stands elsewhere" => Samples.Bomb(1 << 20, "/Type/ObjStm/Filter 5 0 R"),
        "bomb whose filter is spelled out" => Samples.Bomb(1 << 20, "/Type/ObjStm/Filter/Flate#44ecode"),
        "bomb packed as of old" => Samples.Bomb(1 << 20, "/Type/ObjStm/Filter/LZWDecode"),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such file."),
    };

    private async Task<(EvidenceFile File, byte[] Kept)> KeptAsync(byte[] came)
    {
        var id = NewId();
        var taken = await _files.TakeInAsync(id, new MemoryStream(came), Stop);
        Assert.Null(taken.Why);
        await using var stream = (await _files.OpenAsync(id, Stop))!;
        using var kept = new MemoryStream();
        await stream.CopyToAsync(kept, Stop);
        return (taken.File!, kept.ToArray());
    }

    private async Task<List<EvidenceId>> ListedAsync(DateTimeOffset before)
    {
        var listed = new List<EvidenceId>();
        await foreach (var id in _files.KeptBeforeAsync(before, Stop))
        {
            listed.Add(id);
        }

        return listed;
    }

    public sealed class InAFolder : EvidenceFilesTests
    {
        private readonly TemporaryFolder _folder = new();

        public override ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return base.DisposeAsync();
        }

        [Fact]
        [UnsupportedOSPlatform("windows")]
        public async Task Only_their_owner_can_read_them()
        {
            await _files.TakeInAsync(NewId(), new MemoryStream(Samples.Screenshot()), Stop);

            const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owners | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["evidence"]));
            Assert.Equal(Owners, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(_folder["evidence"]))));
        }

        protected override Task<IEvidenceFiles> OpenAsync(EvidenceLimits limits) => Task.FromResult(
            new ServiceCollection().AddSingleton(limits).AddSingleton(TimeProvider.System)
                .AddEvidenceFolder(new EvidenceFolderOptions { Folder = _folder["evidence"] })
                .BuildServiceProvider().GetRequiredService<IEvidenceFiles>());
    }

    public sealed class InBlobs(AzuriteServer azurite) : EvidenceFilesTests, IClassFixture<AzuriteServer>
    {
        protected override async Task<IEvidenceFiles> OpenAsync(EvidenceLimits limits)
        {
            Assert.SkipUnless(AzuriteServer.IsInstalled, AzuriteServer.Missing);
            var container = new BlobContainerClient(
                azurite.ConnectionString,
                $"evidence-{Guid.NewGuid():N}",
                new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_07_05));
            await container.CreateAsync(cancellationToken: Stop);
            return new EvidenceBlobs(container, new Cleaner(limits));
        }
    }

    /// <summary>Bytes for ever, that begin like a photograph.</summary>
    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int ReadByte() => throw new NotSupportedException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill(0xFF);
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
