/** Who: name, headline, ways to be reached, accounts elsewhere. */
import type { Profile, Resume } from '@peersume/resume';
import Plus from 'lucide-react/icons/plus';
import { memo } from '../language/memo.tsx';
import { m } from '../language/messages.ts';
import { newId } from '../model/new-entities.ts';
import { useOutlineOf } from '../shell/app-context.ts';
import { focusField } from '../shell/focus-field.ts';
import { Button } from '../ui/button.tsx';
import { DragHandle, SortableItem, SortableList } from '../ui/sortable-list.tsx';
import { EmailField, LineField, LinkField, LocationField } from './fields.tsx';
import { OtherValues } from './other-values.tsx';
import { ThingMenu } from './thing-menu.tsx';
import { useEditing, useFieldValue } from './use-editing.ts';

interface Shape {
  readonly profiles: readonly string[];
  readonly hasStreet: boolean;
}

const shapeOf = ({ basics }: Resume): Shape => ({
  profiles: basics.profiles.map((profile) => profile.id),
  hasStreet: Boolean(basics.location?.address || basics.location?.postalCode),
});

export const BasicsForm = memo(function BasicsForm() {
  const { apply, isReadOnly } = useEditing();
  const { profiles, hasStreet } = useOutlineOf(shapeOf);

  function addProfile(): void {
    const profile: Profile = { id: newId('profile'), network: '' };
    if (apply({ type: 'addProfile', profile }) !== undefined) focusField(`${profile.id}/network`);
  }

  return (
    <section className="section basics" id="section-basics">
      <h2 className="visually-hidden">{m.write_you()}</h2>
      <div className="fields">
        <LineField
          entity="basics"
          property="name"
          label={m.write_name()}
          wide
          example={m.write_name_example()}
          autoComplete="name"
        />
        <LineField
          entity="basics"
          property="headline"
          label={m.write_headline()}
          wide
          example={m.write_headline_example()}
        />
        <EmailField
          entity="basics"
          property="email"
          label={m.write_email()}
          autoComplete="email"
          example="you@example.com"
        />
        <LineField
          entity="basics"
          property="phone"
          label={m.write_phone()}
          type="tel"
          autoComplete="tel"
          example={m.write_phone_example()}
        />
        <LinkField entity="basics" property="url" label={m.write_website()} autoComplete="url" example="example.com" />
        <LocationField
          entity="basics"
          property="location"
          part="city"
          label={m.write_town()}
          autoComplete="address-level2"
          example={m.write_town_example()}
        />
        <LocationField
          entity="basics"
          property="region"
          part="region"
          label={m.write_region()}
          autoComplete="address-level1"
          example={m.write_region_example()}
        />
        <LocationField
          entity="basics"
          property="countryCode"
          part="countryCode"
          label={m.write_country()}
          autoComplete="country"
          example={m.write_country_example()}
        />
      </div>
      <details className="more" open={hasStreet}>
        <summary>{m.write_street_address()}</summary>
        <div className="fields">
          <LocationField
            entity="basics"
            property="address"
            part="address"
            label={m.write_street()}
            autoComplete="street-address"
          />
          <LocationField
            entity="basics"
            property="postalCode"
            part="postalCode"
            label={m.write_postal_code()}
            autoComplete="postal-code"
          />
        </div>
      </details>
      <SortableList parent="" kind="profile" label={m.write_profiles()} className="profiles">
        {profiles.map((id) => (
          <ProfileForm key={id} id={id} />
        ))}
      </SortableList>
      {!isReadOnly && (
        <Button look="quiet" icon={Plus} className="small add-entry" onClick={addProfile}>
          {m.write_add_profile()}
        </Button>
      )}
      <OtherValues entity="basics" />
    </section>
  );
});

const ProfileForm = memo(function ProfileForm({ id }: { id: string }) {
  const { move } = useEditing();
  const name = useFieldValue<string>(id, 'network') || m.write_profile();
  return (
    <SortableItem id={id} className="entry short profile">
      <div className="entry-line">
        <DragHandle className="in-gutter" name={name} onMove={move} />
        <div className="fields">
          <LineField entity={id} property="network" label={m.write_network()} example="LinkedIn" />
          <LineField entity={id} property="username" label={m.write_username()} example="your-name" />
          <LinkField entity={id} property="url" label={m.write_link()} wide example="linkedin.com/in/your-name" />
        </div>
        <ThingMenu id={id} name={name} onDuplicate={(copy) => focusField(`${copy}/network`)} />
      </div>
      <OtherValues entity={id} />
    </SortableItem>
  );
});
