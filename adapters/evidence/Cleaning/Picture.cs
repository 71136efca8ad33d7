using ProgramFlows.Workflows.Evidence;
using SkiaSharp;

namespace ProgramFlows.Adapters.Evidence.Cleaning;

/// <summary>
/// Draws a picture anew, upright and no larger than is looked at: what was written beside its pixels, such as where it
/// was taken, is not copied.
/// </summary>
internal static class Picture
{
    private const int JpegQuality = 85;

    // A JPEG can be read at so many eighths of its size; a PNG is read whole.
    private const int Eighths = 8;

    private static readonly SKSamplingOptions Smooth = new(SKCubicResampler.Mitchell);

    /// <summary>Writes it; or why it is not taken.</summary>
    public static EvidenceRefusal? Write(FileStream laid, FileStream kept, EvidenceKind kind, EvidenceLimits limits)
    {
        using var codec = SKCodec.Create(laid, out _);
        if (codec is null)
        {
            return EvidenceRefusal.Broken;
        }

        if ((long)codec.Info.Width * codec.Info.Height > limits.MostPixels)
        {
            return EvidenceRefusal.TooManyPixels;
        }

        using var pixels = Decode(codec, limits.LongestSide);
        if (pixels is null)
        {
            return EvidenceRefusal.Broken;
        }

        using var upright = Upright(pixels, codec.EncodedOrigin, limits.LongestSide);
        using var written = upright.Encode(
            kind == EvidenceKind.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, JpegQuality);
        using var bytes = written.AsStream();
        bytes.CopyTo(kept);
        return null;
    }

    /// <summary>The pixels, fewer of them where the format lets one read fewer; null when it is not whole.</summary>
    private static SKBitmap? Decode(SKCodec codec, int longest)
    {
        var size = Enumerable.Range(1, Eighths - 1)
            .Select(n => codec.GetScaledDimensions((float)n / Eighths))
            .FirstOrDefault(s => Math.Max(s.Width, s.Height) >= longest, codec.Info.Size);
        var pixels = new SKBitmap(new SKImageInfo(
            size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) == SKCodecResult.Success)
        {
            return pixels;
        }

        pixels.Dispose();
        return null;
    }

    private static SKImage Upright(SKBitmap pixels, SKEncodedOrigin origin, int longest)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop
            or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isTurned ? (pixels.Height, pixels.Width) : (pixels.Width, pixels.Height);
        var scale = Math.Min(1f, (float)longest / Math.Max(width, height));
        var (shownWidth, shownHeight) = (Scaled(width, scale), Scaled(height, scale));
        using var surface = SKSurface.Create(new SKImageInfo(
            shownWidth, shownHeight, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        surface.Canvas.Clear(SKColors.Transparent);
        surface.Canvas.Scale((float)shownWidth / width, (float)shownHeight / height);
        surface.Canvas.Concat(Turn(origin, pixels.Width, pixels.Height));
        using var image = SKImage.FromBitmap(pixels);
        surface.Canvas.DrawImage(image, 0, 0, Smooth);
        return surface.Snapshot();
    }

    private static int Scaled(int length, float scale) => Math.Max(1, (int)Math.Round(length * scale));

    /// <summary>How the picture is turned and mirrored to stand upright, by what the camera noted.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
