//! A photo drawn anew: decoded, turned upright, made no larger than is needed to read it, and encoded as a JPEG. What
//! came along with it (place, time, camera, a small picture of before it was cut) is not copied, so it is gone.
//!
//! Decoding what anybody may send happens in a process of its own, with limits on bytes, pixels, memory and time.

use crate::child::{self, Limits};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageReader};
use std::io::Cursor;
use std::process::ExitCode;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The largest photo that is accepted, in bytes; a phone's own are two to eight million.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// The hidden subcommand of the binary that runs [`child_main`].
pub const SUBCOMMAND: &str = "redraw";
/// The most pixels on a side, and in all: the largest cameras of phones.
const MAX_SIDE: u32 = 16_384;
const MAX_PIXELS: u64 = 120_000_000;
/// The longest side of what is kept, in pixels: felt-tip on A3 stays readable.
const KEPT_SIDE: u32 = 2_400;
/// Of 100.
const QUALITY: u8 = 82;
/// How many photos are drawn at a time, and how many wait.
const RUNNING: usize = 2;
const LIMITS: Limits = Limits { time: Duration::from_secs(20), memory_bytes: 1 << 30 };

static TURNS: Semaphore = Semaphore::const_new(RUNNING);

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A HEIC photo: those are made into a JPEG by the browser.
    Heic,
    /// No picture of a kind that we read, or a broken one.
    Unreadable,
    /// More bytes or pixels than we take.
    TooLarge,
    /// It took too long, here or before its turn came.
    Busy,
}

impl Fault {
    /// The end of its Fluent key, `photo-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heic => "heic",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::Busy => "busy",
        }
    }
}

/// Whether these bytes are a HEIC file (ISO/IEC 23008-12: a `ftyp` box with one of its brands).
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8; 4]; 8] = [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| BRANDS.iter().any(|b| *b == brand))
}

/// What was uploaded, drawn anew as a JPEG without any metadata.
///
/// # Errors
/// [`Fault`].
pub async fn redrawn(uploaded: &[u8]) -> Result<Vec<u8>, Fault> {
    if uploaded.len() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    if is_heic(uploaded) {
        return Err(Fault::Heic);
    }
    let turn = tokio::time::timeout(LIMITS.time, TURNS.acquire()).await;
    let _turn = turn.map_err(|_| Fault::Busy)?.map_err(|_| Fault::Busy)?;
    child::work(SUBCOMMAND, uploaded, LIMITS).await.map_err(|fault| match fault {
        child::Fault::Refused(why) if why == TOO_LARGE => Fault::TooLarge,
        child::Fault::Refused(_) => Fault::Unreadable,
        child::Fault::TimedOut(_) => Fault::Busy,
        other => {
            tracing::warn!(fault = %other, "a photo could not be drawn anew");
            Fault::Unreadable
        }
    })
}

const TOO_LARGE: &str = "too large";

/// The child's side. It opens no file and no connection.
#[must_use]
pub fn child_main() -> ExitCode {
    child::main(draw)
}

fn draw(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let said = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => TOO_LARGE.to_owned(),
        _ => "unreadable".to_owned(),
    };
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| "unreadable".to_owned())?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(said)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(TOO_LARGE.to_owned());
    }
    // A file without a word on it lies as it was taken.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(said)?;
    if width.max(height) > KEPT_SIDE {
        picture = picture.thumbnail(KEPT_SIDE, KEPT_SIDE);
    }
    picture.apply_orientation(orientation);
    let mut drawn = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut drawn, QUALITY);
    // A JPEG knows no transparency.
    picture.to_rgb8().write_with_encoder(encoder).map_err(said)?;
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};

    /// A picture, wider than high, of which only the left half is red.
    fn half_red(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
    }

    fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG with an EXIF block in front, as cameras write it: how it lies (tag 0x0112), and where it was taken.
    fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
        exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
        exif.extend([0, 0, 0, 0]);
        exif.extend(b"GPSLatitude 53.2 N GPSLongitude 6.4 E");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn what_came_along_with_a_photo_is_gone_and_it_stands_upright() {
        let jpeg = encoded(&half_red(400, 200), ImageFormat::Jpeg);
        let taken = with_exif(&jpeg, 6);
        assert!(taken.windows(4).any(|w| w == b"Exif") && taken.windows(3).any(|w| w == b"GPS"));
        let drawn = draw(&taken).unwrap();
        assert!(!drawn.windows(4).any(|w| w == b"Exif") && !drawn.windows(3).any(|w| w == b"GPS"));
        let picture = image::load_from_memory(&drawn).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), (200, 400), "turned a quarter");
        assert!(picture.get_pixel(100, 50)[0] > 150 && picture.get_pixel(100, 350)[2] > 150, "left came on top");
    }

    #[test]
    fn other_kinds_become_a_jpeg_and_a_large_one_smaller() {
        for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg] {
            let drawn = draw(&encoded(&half_red(60, 40), format)).unwrap();
            assert_eq!(image::guess_format(&drawn).unwrap(), ImageFormat::Jpeg, "{format:?}");
        }
        let drawn = draw(&encoded(&half_red(4_000, 3_000), ImageFormat::Jpeg)).unwrap();
        let picture = image::load_from_memory(&drawn).unwrap();
        assert_eq!((picture.width(), picture.height()), (2_400, 1_800));
    }

    #[test]
    fn what_is_no_picture_or_has_too_many_pixels_is_refused() {
        assert_eq!(draw(b"%PDF-1.7").unwrap_err(), "unreadable");
        let whole = encoded(&half_red(300, 200), ImageFormat::Png);
        assert!(draw(&whole[..whole.len() / 2]).is_err(), "a broken one");
        // A PNG that says it is 60,000 by 60,000.
        let mut huge = encoded(&half_red(8, 8), ImageFormat::Png);
        huge[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert!(draw(&huge).is_err());
    }

    #[tokio::test]
    async fn a_heic_photo_and_a_very_large_file_are_named_before_anything_is_started() {
        let heic = [&[0, 0, 0, 24][..], b"ftypheic\0\0\0\0mif1heic"].concat();
        assert_eq!(redrawn(&heic).await, Err(Fault::Heic));
        assert_eq!(redrawn(&vec![0; MAX_BYTES + 1]).await, Err(Fault::TooLarge));
    }
}
